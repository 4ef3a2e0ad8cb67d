/** One editor on the page: its state, its view, its toolbar, and what it tells the desk. */

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import type { Node, Slice } from "prosemirror-model";
import { EditorState, Plugin, Selection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { directions, type Direction } from "./direction";
import { make } from "./elements";
import { finds } from "./find";
import { FindForm } from "./findform";
import { Foot } from "./foot";
import { footnotes } from "./footnotes";
import { identities } from "./identity";
import { slashMenu } from "./insertmenu";
import type { Helpers } from "./insertions";
import { intakes, pick, type Intake } from "./intake";
import { invisibles } from "./invisibles";
import { KeyHelp } from "./keyhelp";
import { keys } from "./keys";
import type { Labels } from "./labels";
import { cleaned } from "./letters";
import { lints, nextMistake } from "./lint";
import { LintPopup } from "./lintpopup";
import { markdown } from "./markdown";
import { nodeViews, type Surroundings } from "./nodeviews";
import { filled, localNumber } from "./numbers";
import { hasRemotePicture, tidy, withoutFootnotes } from "./paste";
import { blockAtCaret, RemarkMarks, type Told } from "./remarks";
import { PastedPictures } from "./pastedpictures";
import { schema } from "./schema";
import { close, open } from "./stored";
import { Toolbar } from "./toolbar";
import { typing } from "./typing";

export interface Options {
  /** The stored document, `{v: 1, doc: …}`; absent or null for an empty one. */
  readonly doc?: { readonly v: number; readonly doc: unknown } | null;
  /** Language and direction of the version that is written. */
  readonly lang: string;
  readonly dir: Direction;
  readonly labels: Labels;
  readonly backgrounds?: Readonly<Record<string, string>>;
}

/** Hears that somebody begins a remark on a block, or wants to read those on it. */
export type Remarked = (wish: "begin" | "read", block: string, words: string) => void;

/** Pixels that stay free above and below the caret: the bar of tools stands there. */
const ROOM = 76;
/** Milliseconds between two reports of changes to the desk. */
const PAUSE = 200;

/** Words in an empty story's only paragraph. */
function placeholder(words: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const only = doc.childCount === 1 ? doc.firstChild : null;
        if (only?.type.name !== "paragraph" || only.content.size > 0) return null;
        return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, { class: "is-empty", "data-placeholder": words })]);
      },
    },
  });
}

export class Editor {
  private readonly view: EditorView;
  private readonly toolbar: Toolbar;
  private readonly find: FindForm;
  private readonly popup: LintPopup;
  private readonly foot: Foot;
  private readonly remarks: RemarkMarks;
  private readonly frame: HTMLElement;
  private readonly dir: Direction;
  private timer: number | undefined;
  private pending = false;

  constructor(root: HTMLElement, options: Options, private readonly onChange: () => void, remarked?: Remarked) {
    const { labels } = options;
    this.dir = options.dir;
    const lang = root.closest<HTMLElement>("[lang]")?.lang ?? "en";
    const dir = getComputedStyle(root).direction;
    const say = (words: string): void => this.foot.say(words);
    const around: Surroundings = { labels, lang, dir, pictures: {}, backgrounds: options.backgrounds ?? {}, say };
    const doc = open(options.doc, options.dir);
    const tell = (words: string): void => this.foot.say(words, true);
    const left = (count: number): void => tell(filled(labels.pictures_left, { count: localNumber(count, lang) }));
    const arriving = new PastedPictures(around.pictures);
    const intake: Intake = { pictures: around.pictures, say: tell, left, words: { none: labels.no_library, failed: labels.upload_failed } };
    const view = (): EditorView => this.view;
    const helpers: Helpers = {
      pick: (kinds, many) => pick(this.view, kinds, many, intake),
      address: () => this.toolbar.address.open(),
      background: () => this.toolbar.background.open(),
    };
    const remark = (): void => {
      const [block, words = ""] = this.block();
      if (block) remarked?.("begin", block, words);
    };
    const help = new KeyHelp(labels, options.lang, view);
    this.toolbar = new Toolbar({
      help: () => help.toggle(), ...(remarked ? { remark } : {}),
      labels, language: options.lang, lang, dir, view,
      pick: helpers.pick, find: () => this.find.open(), backgrounds: around.backgrounds,
    });
    this.find = new FindForm(labels, lang, view);
    this.toolbar.dom.append(this.find.dom, help.dom);
    this.remarks = new RemarkMarks(labels, lang, view, (block) => remarked?.("read", block, ""));
    this.popup = new LintPopup(labels, lang, view, say);
    this.foot = new Foot(labels, lang, dir, () => {
      this.view.focus();
      nextMistake(1)(this.view.state, this.view.dispatch);
    });
    this.frame = make("div", "editor");
    const sheet = make("div", "sheet");
    this.frame.append(this.toolbar.dom, sheet, this.foot.dom, this.popup.dom);
    root.append(this.frame);
    const pasted = new Map<string, Node>();
    const state = EditorState.create({
      doc,
      plugins: [
        typing(schema, options.lang),
        slashMenu(this.frame, labels, lang, helpers), intakes(intake),
        ...keys(options.lang, {
          link: () => this.toolbar.link.open(), toolbar: () => this.toolbar.focus(), find: () => this.find.open(),
          remark, help: () => help.toggle(), mend: (all) => this.popup.mend(all),
        }),
        footnotes(pasted), identities(), directions(options.dir),
        history(), invisibles(), finds(), lints(options.lang, (line, mistakes) => this.foot.show(line, mistakes)), placeholder(labels.placeholder), gapCursor(), dropCursor({ class: "drop-cursor", color: false, width: 2 }),
      ],
    });
    this.view = new EditorView(sheet, {
      state,
      attributes: {
        role: "textbox", "aria-multiline": "true", "aria-label": labels.body,
        lang: options.lang, dir: options.dir, spellcheck: "true", class: "body",
      },
      scrollThreshold: ROOM,
      scrollMargin: ROOM,
      nodeViews: nodeViews(around),
      transformPastedHTML: (html) => tidy(html, (body) => arriving.take(body)),
      transformPastedText: (text) => cleaned(text.replace(/\r\n?/g, "\n")),
      // Nothing at all: ProseMirror takes it as plain text.
      clipboardTextParser: (text, _context, plain) => (plain ? null : markdown(text)) as Slice,
      transformPasted: (slice) => {
        const kept = withoutFootnotes(slice, pasted);
        if (hasRemotePicture(kept)) tell(labels.remote);
        // When it is in the text.
        queueMicrotask(() => arriving.send(this.view, intake));
        return kept;
      },
      dispatchTransaction: (tr) => {
        const before = this.view.state;
        const next = before.applyTransaction(tr);
        this.view.updateState(next.state);
        this.toolbar.update(next.state);
        this.find.update(next.state);
        this.popup.update(next.state, before);
        if (next.state.doc !== before.doc) this.remarks.place();
        if (next.transactions.some((one) => one.docChanged)) this.schedule();
      },
    });
    sheet.append(this.remarks.dom);
    this.toolbar.update(state);
    this.view.dom.addEventListener("blur", this.report);
    window.addEventListener("pagehide", this.report);
  }

  /** The document as it stands; whoever asks has heard of every change. */
  content(): string {
    this.report();
    return close(this.view.state.doc);
  }

  /**
   * Puts the document into this browser's storage: into the JSON of `head`, as its last field. Throws where that is full.
   * Here and not in the desk's Rust, because a long text would be copied three times on the way.
   */
  keep(key: string, head: string): void {
    localStorage.setItem(key, `${head.slice(0, -1)},"body":${close(this.view.state.doc)}}`);
  }

  /** Brings the block with this id into view and puts the caret in it. False when there is none. */
  show(id: string): boolean {
    let found = -1;
    this.view.state.doc.descendants((node, position) => {
      if (node.attrs["id"] === id) found = position;
      return found < 0 && !node.isTextblock;
    });
    if (found < 0) return false;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(found + 1))).scrollIntoView());
    this.view.focus();
    return true;
  }

  /** The block with the caret and how it begins. */
  block(): Told {
    return blockAtCaret(this.view.state);
  }

  /** Marks the blocks that have open remarks. */
  mark(blocks: readonly string[]): void {
    this.remarks.show(blocks);
  }

  /** Shows another document; what is the same in both stays, and the caret with it. */
  replace(json: string): void {
    const { state } = this.view;
    const next = open(JSON.parse(json) as Options["doc"], this.dir);
    const start = state.doc.content.findDiffStart(next.content);
    const end = state.doc.content.findDiffEnd(next.content);
    if (start === null || end === null) return;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const change = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
    this.view.dispatch(change.setMeta("addToHistory", false));
  }

  destroy(): void {
    this.report();
    window.clearTimeout(this.timer);
    this.view.dom.removeEventListener("blur", this.report);
    window.removeEventListener("pagehide", this.report);
    this.toolbar.destroy();
    this.remarks.destroy();
    this.view.destroy();
    this.frame.remove();
  }

  /** The first change is told at once, so that nobody leaves without being held back; those behind it together. */
  private schedule(): void {
    this.pending = true;
    if (this.timer === undefined) this.tick();
  }

  /** Tells what is to be told, and rests; without anything to tell, the rest is over. */
  private readonly tick = (): void => {
    this.timer = undefined;
    if (!this.pending) return;
    this.timer = window.setTimeout(this.tick, PAUSE);
    this.report();
  };

  /** Tells of changes since the last time, if there are any, at once. */
  private readonly report = (): void => {
    if (!this.pending) return;
    this.pending = false;
    this.onChange();
  };
}
