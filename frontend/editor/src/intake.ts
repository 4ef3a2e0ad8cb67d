/** Media on their way into the text: chosen from the library, pasted or dropped as files. */

import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { safeAddress } from "./addresses";
import { itemAt, markType, place } from "./blocks";
import { blockOf, galleryOf, isMedium, library, type MediaKind, type Picked } from "./library";

export interface Intake {
  /** Addresses to show pictures from, by medium; what comes in is added. */
  readonly pictures: Record<string, string>;
  /** Says something to whoever writes. */
  readonly say: (words: string) => void;
  /** Says that so many pictures did not come along. */
  readonly left: (count: number) => void;
  readonly words: { readonly none: string; readonly failed: string };
}

/** Several pictures at once, if asked for together, are a gallery; everything else is a block each. */
function put(view: EditorView, picked: readonly Picked[], together: boolean, { pictures }: Intake): void {
  if (view.isDestroyed || picked.length === 0) return;
  for (const one of picked) pictures[one.media] = one.src;
  const item = picked.every(({ kind }) => kind === "picture") ? itemAt(view.state) : null;
  if (item !== null) {
    // Behind the picture of the gallery that the caret is in.
    const end = item + view.state.doc.nodeAt(item)!.nodeSize;
    view.dispatch(view.state.tr.insert(end, galleryOf(picked).content).scrollIntoView());
    return view.focus();
  }
  const blocks = together && picked.every(({ kind }) => kind === "picture") ? [galleryOf(picked)] : picked.map(blockOf);
  for (const block of blocks) place(block)(view.state, view.dispatch);
  view.focus();
}

async function into(view: EditorView, asked: Promise<Picked[]>, together: boolean, intake: Intake): Promise<void> {
  try {
    put(view, await asked, together, intake);
  } catch {
    intake.say(intake.words.failed);
  }
}

/** Lets somebody choose from the library; `many` become a gallery. */
export function pick(view: EditorView, kinds: readonly MediaKind[], many: boolean, intake: Intake): void {
  const from = library();
  if (from === undefined) return intake.say(intake.words.none);
  void into(view, from.pick({ kinds, many, lang: view.dom.lang }), many, intake);
}

function send(view: EditorView, files: File[], intake: Intake): void {
  const to = library();
  if (to === undefined) return intake.say(intake.words.none);
  void into(view, to.upload(files, { lang: view.dom.lang }), false, intake);
}

function mediaIn(data: DataTransfer | null): File[] {
  return Array.from(data?.files ?? []).filter(isMedium);
}

/** A web address that is pasted over words becomes their link. */
function linkOver(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to, empty, $from, $to } = view.state.selection;
  const words = event.clipboardData?.getData("text/plain").trim() ?? "";
  const href = /^https?:\/\/\S+$/i.test(words) ? safeAddress(words) : null;
  const link = markType("link");
  if (href === null || empty || !$from.sameParent($to) || !$from.parent.type.allowsMarkType(link)) return false;
  view.dispatch(view.state.tr.removeMark(from, to, link).addMark(from, to, link.create({ href })).scrollIntoView());
  return true;
}

/** Takes pasted and dropped files. Word and browsers add a picture of the text to the text: then the text counts. */
export function intakes(intake: Intake): Plugin {
  return new Plugin({
    props: {
      handlePaste: (view, event) => {
        if (linkOver(view, event)) return true;
        const files = mediaIn(event.clipboardData);
        const html = event.clipboardData?.getData("text/html") ?? "";
        const hasWords = html.replace(/<(style|script)\b[^]*?<\/\1\s*>|<!--[^]*?-->|<[^>]*>|&nbsp;/gi, "").trim() !== "";
        if (files.length === 0 || hasWords) return false;
        send(view, files, intake);
        return true;
      },
      handleDrop: (view, event) => {
        // Browsers add a file to a picture that is dragged within the text.
        const files = view.dragging === null ? mediaIn(event.dataTransfer) : [];
        if (files.length === 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (at !== null) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
        send(view, files, intake);
        return true;
      },
    },
  });
}
