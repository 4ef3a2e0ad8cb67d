/** Footnotes live in the document's last block; references to them stand in the text. */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";
import { node } from "./blocks";
import { freshId } from "./identity";

/** Footnotes whose reference was deleted in this session, so that cut and paste of a sentence brings its note back. */
type Removed = ReadonlyMap<string, Node>;
const key = new PluginKey<Removed>("footnotes");

function references(doc: Node): string[] {
  const notes: string[] = [];
  doc.descendants((found) => {
    if (found.type.name === "footnote_ref") notes.push(found.attrs["note"] as string);
  });
  return [...new Set(notes)];
}

function block(doc: Node): { node: Node; position: number } | null {
  const last = doc.lastChild;
  return last?.type.name === "footnotes" ? { node: last, position: doc.content.size - last.nodeSize } : null;
}

function written(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  block(doc)?.node.forEach((footnote) => found.set(footnote.attrs["note"] as string, footnote));
  return found;
}

/** Adds the footnote where the order of the references puts it. */
function add(tr: Transaction, footnote: Node): void {
  const order = references(tr.doc);
  const rank = order.indexOf(footnote.attrs["note"] as string);
  const place = block(tr.doc);
  if (place === null) {
    tr.insert(tr.doc.content.size, node("footnotes").create(null, footnote));
    return;
  }
  let at = place.position + place.node.nodeSize - 1;
  place.node.forEach((other, offset) => {
    const here = place.position + 1 + offset;
    if (here < at && order.indexOf(other.attrs["note"] as string) > rank) at = here;
  });
  tr.insert(at, footnote);
}

function remove(tr: Transaction, note: string): void {
  const place = block(tr.doc);
  if (place === null) return;
  if (place.node.childCount === 1) {
    if (place.node.firstChild?.attrs["note"] === note) tr.delete(place.position, place.position + place.node.nodeSize);
    return;
  }
  place.node.forEach((footnote, offset) => {
    const at = place.position + 1 + offset;
    if (footnote.attrs["note"] === note) tr.delete(at, at + footnote.nodeSize);
  });
}

/** A reference at the caret and its footnote, with the caret in it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const parent = $to.parent.type;
  if (!parent.inlineContent || parent.spec.code || (parent.name === "footnote")) return false;
  if (dispatch) {
    const note = freshId();
    const tr = state.tr.insert($to.pos, node("footnote_ref").create({ note }));
    add(tr, node("footnote").create({ note }));
    const place = block(tr.doc);
    place?.node.forEach((footnote, offset) => {
      if (footnote.attrs["note"] === note) tr.setSelection(TextSelection.create(tr.doc, place.position + 2 + offset));
    });
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** What was typed between the footnotes comes into one of them: text that no reference leads to cannot be kept. */
function gather(tr: Transaction): void {
  const place = block(tr.doc);
  place?.node.forEach((footnote, offset, index) => {
    if (footnote.attrs["note"] !== "") return;
    const at = place.position + 1 + offset;
    const next = place.node.maybeChild(index + 1);
    if (index > 0) tr.join(tr.mapping.map(at));
    else if (next) tr.setNodeAttribute(at, "note", next.attrs["note"]).join(at + footnote.nodeSize);
  });
}

function settle(old: EditorState, state: EditorState, pasted: ReadonlyMap<string, Node>): Transaction | null {
  const before = references(old.doc);
  const now = references(state.doc);
  const notes = written(state.doc);
  const gone = before.filter((note) => !now.includes(note) && notes.has(note));
  const come = now.filter((note) => !before.includes(note) && !notes.has(note));
  const tr = state.tr;
  gather(tr);
  const removed = key.getState(state);
  for (const note of gone) remove(tr, note);
  for (const note of come) add(tr, removed?.get(note) ?? pasted.get(note) ?? node("footnote").create({ note }));
  return tr.docChanged ? tr : null;
}

/** `pasted` holds footnotes that have come in beside their references. */
export function footnotes(pasted: ReadonlyMap<string, Node> = new Map()): Plugin<Removed> {
  return new Plugin<Removed>({
    key,
    state: {
      init: () => new Map(),
      apply: (tr, removed, old, state) => {
        if (!tr.docChanged) return removed;
        const now = written(state.doc);
        const lost = [...written(old.doc)].filter(([note]) => !now.has(note));
        return lost.length === 0 ? removed : new Map([...removed, ...lost]);
      },
    },
    appendTransaction: (transactions, old, state) => (transactions.some((tr) => tr.docChanged) ? settle(old, state, pasted) : null),
  });
}
