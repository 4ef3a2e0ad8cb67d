/**
 * What the server finds in the spelling, as quiet underlines. Texts that have been looked at are remembered, so only
 * what changes is sent. Nothing is written by itself, and quotations and code are left alone.
 */

import type { Mark, Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { look, type LookedAt, type Spotted, type Text } from "./server";

export interface Mistake extends Spotted {
  /** What stands there. */
  readonly words: string;
}

/** Milliseconds of quiet before texts are looked at. */
const PAUSE = 700;
/** Characters sent at once; what is over waits for the next time. */
const MOST = 60_000;
/** Stands for what no rule may touch: code, other languages, things that are no text. */
const HOLE = "\ufffc";

interface Shown {
  readonly marks: DecorationSet;
  /** "problem words" that somebody chose to leave. */
  readonly left: ReadonlySet<string>;
}

const key = new PluginKey<Shown>("lint");

const isForeign = (mark: Mark): boolean => mark.type.name === "code" || (mark.type.name === "span" && mark.attrs["lang"] !== null);

/** A block's text as the rules see it, place for place. */
function textOf(block: Node): string {
  let words = "";
  block.forEach((child) => {
    if (child.isText) words += child.marks.some(isForeign) ? HOLE.repeat(child.nodeSize) : child.text!;
    else words += child.type.name === "hard_break" ? "\n" : HOLE.repeat(child.nodeSize);
  });
  return words;
}

interface Place extends Text {
  /** Where the text begins. */
  readonly start: number;
  readonly quoted: boolean;
}

/** Every text of the document. Of quotations, verse and code the words count, and that is all. */
function places(doc: Node, version: string): Place[] {
  const found: Place[] = [];
  doc.descendants((block, position, parent) => {
    if (!block.isTextblock) return true;
    const quoted = block.type.name === "verse" || block.type.spec.code === true || doc.resolve(position).node(1)?.type.name === "quote";
    const lang = (block.attrs["lang"] as string | null | undefined) ?? (parent?.attrs["lang"] as string | null | undefined) ?? version;
    found.push({ lang, text: textOf(block), start: position + 1, quoted });
    return false;
  });
  return found;
}

const nameOf = ({ lang, text }: Text): string => `${lang}\n${text}`;
const nameOfMistake = ({ problem, words }: Mistake): string => `${problem} ${words}`;

/** Asks, remembers, marks. */
class Looker {
  private known = new Map<string, LookedAt>();
  private timer: number | undefined;
  private asking = false;
  private gone = false;

  constructor(private readonly view: EditorView, private readonly version: string, private readonly say: (line: string, mistakes: number) => void) {
    this.soon(0);
  }

  update(_view: EditorView, before: EditorState): void {
    if (before.doc !== this.view.state.doc) this.soon(PAUSE);
  }

  destroy(): void {
    this.gone = true;
    window.clearTimeout(this.timer);
  }

  private soon(pause: number): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }

  private async ask(): Promise<void> {
    if (this.asking) return this.soon(PAUSE);
    const all = places(this.view.state.doc, this.version);
    const kept = new Map<string, LookedAt>();
    const wanted = new Map<string, Text>();
    let counted = 0;
    let size = 0;
    let more = false;
    for (const { lang, text } of all) {
      const name = nameOf({ lang, text });
      const known = this.known.get(name);
      if (known !== undefined) {
        kept.set(name, known);
        counted += known.words;
      } else if (text.trim() !== "" && !wanted.has(name)) {
        more ||= size > 0 && size + text.length > MOST;
        if (more) continue;
        size += text.length;
        wanted.set(name, { lang, text });
      }
    }
    this.known = kept;
    this.asking = true;
    const answer = await look([...wanted.values()], counted, this.version);
    this.asking = false;
    if (this.gone || answer === null) return;
    [...wanted.keys()].forEach((name, index) => {
      const seen = answer.texts[index];
      if (seen !== undefined) this.known.set(name, seen);
    });
    if (more) this.soon(0);
    this.mark(answer.line);
  }

  /** Marks what is known of the text as it stands by now. */
  private mark(line: string): void {
    const { state } = this.view;
    const left = key.getState(state)?.left ?? new Set();
    const marks: Decoration[] = [];
    for (const place of places(state.doc, this.version)) {
      const seen = this.known.get(nameOf(place));
      if (seen === undefined || place.quoted) continue;
      for (const spotted of seen.findings) {
        const mistake: Mistake = { ...spotted, words: place.text.slice(spotted.from, spotted.to) };
        if (left.has(nameOfMistake(mistake))) continue;
        marks.push(Decoration.inline(place.start + spotted.from, place.start + spotted.to, { class: "mistake" }, { mistake }));
      }
    }
    this.view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta("addToHistory", false));
    this.say(line, marks.length);
  }
}

export function lints(version: string, say: (line: string, mistakes: number) => void): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ marks: DecorationSet.empty, left: new Set<string>() }),
      apply: (tr, shown) => {
        const told = tr.getMeta(key) as DecorationSet | { leave: string } | undefined;
        if (told instanceof DecorationSet) return { ...shown, marks: told };
        if (told !== undefined) {
          const left = new Set([...shown.left, told.leave]);
          return { left, marks: shown.marks.remove(shown.marks.find().filter(({ spec }) => nameOfMistake((spec as { mistake: Mistake }).mistake) === told.leave)) };
        }
        return tr.docChanged ? { ...shown, marks: shown.marks.map(tr.mapping, tr.doc) } : shown;
      },
    },
    view: (view) => new Looker(view, version, say),
    props: { decorations: (state) => key.getState(state)?.marks },
  });
}

export interface Marked {
  readonly from: number;
  readonly to: number;
  readonly mistake: Mistake;
}

/** What is marked, in order, if it still reads as it did. */
export function mistakes(state: EditorState): Marked[] {
  const marked = (key.getState(state)?.marks.find() ?? []).map(({ from, to, spec }) => ({ from, to, mistake: (spec as { mistake: Mistake }).mistake }));
  return marked.filter(({ from, to, mistake }) => to > from && state.doc.textBetween(from, to, undefined, HOLE) === mistake.words.replace(/\n/g, HOLE)).sort((a, b) => a.from - b.from);
}

/** The mistake at the caret; of two that touch, the one behind it. */
export function mistakeAt(state: EditorState): Marked | null {
  const { from, to } = state.selection;
  return mistakes(state).reverse().find((one) => one.from <= from && to <= one.to) ?? null;
}

/** Writes what is proposed: at one place, or at every place with the same kind of mistake, as one step of undo. */
export function fix(chosen: Marked, all: boolean): Command {
  return (state, dispatch) => {
    const wanted = mistakes(state).filter((one) => one.mistake.fix !== null && (all ? one.mistake.problem === chosen.mistake.problem : one.from === chosen.from));
    if (wanted.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { from, to, mistake } of wanted.reverse()) {
        const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
        if (mistake.fix === "") tr.delete(from, to);
        else tr.replaceWith(from, to, state.schema.text(mistake.fix!, marks));
      }
      dispatch(tr);
    }
    return true;
  };
}

export function leave({ mistake }: Marked): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { leave: nameOfMistake(mistake) }));
    return true;
  };
}

/** Puts the caret into the next mistake, or the one before; round at the ends. */
export function nextMistake(by: 1 | -1): Command {
  return (state, dispatch) => {
    const all = mistakes(state);
    if (all.length === 0) return false;
    const { from } = state.selection;
    const next = by > 0 ? (all.find((one) => one.from > from) ?? all[0]!) : ([...all].reverse().find((one) => one.to < from) ?? all[all.length - 1]!);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.from)).scrollIntoView());
    return true;
  };
}
