/** Commands on blocks that the toolbar and the keys share. */

import { chainCommands, createParagraphNear, exitCode, lift, newlineInCode, splitBlock, wrapIn } from "prosemirror-commands";
import type { Attrs, MarkType, Node, NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, Selection, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";
import { schema } from "./schema";

const type = schema.nodes as Record<string, NodeType>;
const mark = schema.marks as Record<string, MarkType>;
export const node = (name: string): NodeType => type[name]!;
export const markType = (name: string): MarkType => mark[name]!;

/** Blocks whose text is a caption: Enter leaves them instead of splitting them. */
const CAPTIONED = new Set(["figure", "audio", "video", "embed", "gallery_item", "pullquote"]);

/** The nearest ancestor of the selection of this type. */
export function around(state: EditorState, name: string): { node: Node; depth: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === name) return { node: $from.node(depth), depth };
  }
  return null;
}

export function hasMark(state: EditorState, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  const wanted = markType(name);
  return empty ? wanted.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, wanted);
}

/** Blocks that are nothing but text. A figure's caption must not become a heading: the picture would go. */
const STYLES = new Set(["paragraph", "heading", "pullquote", "verse", "code_block"]);

/** Turns the text blocks between two places into blocks of this kind, which keep id, direction and language. */
export function restyle(tr: Transaction, from: number, to: number, name: string, attrs: Attrs): Transaction {
  const styled = ({ attrs: { id, dir, dir_set, lang } }: Node): Attrs => ({ id, dir: name === "code_block" ? "ltr" : (dir as string), dir_set, lang, ...attrs });
  const start = tr.steps.length;
  tr.doc.nodesBetween(from, to, (found, position) => {
    if (!STYLES.has(found.type.name)) return;
    const inside = tr.mapping.slice(start).map(position + 1);
    tr.setBlockType(inside, inside, node(name), styled);
  });
  return tr;
}

/** Gives the blocks of the selection this style; a list or quote around them stays where it may. */
export function become(name: string, attrs: Attrs = {}): Command {
  return (state, dispatch) => {
    const tr = restyle(state.tr, state.selection.from, state.selection.to, name, attrs);
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Puts the selection into a quote, or takes it out. */
export const toggleQuote: Command = (state, dispatch) => (around(state, "quote") ? lift(state, dispatch) : wrapIn(node("quote"))(state, dispatch));

/** Puts the selection into a list, changes the list's kind, or takes it out. */
export function toggleList(ordered: boolean): Command {
  return (state, dispatch) => {
    const list = around(state, "list");
    if (list === null) return wrapInList(node("list"), { ordered })(state, dispatch);
    if (list.node.attrs["ordered"] === ordered) return liftListItem(node("list_item"))(state, dispatch);
    dispatch?.(state.tr.setNodeAttribute(state.selection.$from.before(list.depth), "ordered", ordered));
    return true;
  };
}

/** The server's limit on nesting is 32, and a level of list takes two. */
const DEEPEST = 24;

/** One level deeper; the list that this makes is of the same kind as the one around it. */
export const sink: Command = (state, dispatch) =>
  state.selection.$from.depth < DEEPEST && sinkListItem(node("list_item"))(state, dispatch && ((tr: Transaction) => {
    const ordered = around(state, "list")?.node.attrs["ordered"] as boolean;
    const { $from } = tr.selection;
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if ($from.node(depth).type.name !== "list") continue;
      if ($from.node(depth).attrs["id"] === "") tr.setNodeAttribute($from.before(depth), "ordered", ordered);
      break;
    }
    dispatch(tr);
  }));

export const raise: Command = liftListItem(node("list_item"));

export const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false;
  dispatch?.(state.tr.replaceSelectionWith(node("hard_break").create()).scrollIntoView());
  return true;
};

/** Inserts text with the marks at the caret. */
export function insert(words: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.insertText(words).scrollIntoView());
    return true;
  };
}

/** A block after the selection's top-level block, or in place of an empty paragraph; from a footnote at the end of the text. */
export function place(block: Node): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    const inFootnotes = $to.depth > 0 && $to.node(1).type.name === "footnotes";
    const empty = $to.depth === 1 && $to.parent.type.name === "paragraph" && $to.parent.content.size === 0;
    const at = empty || inFootnotes ? $to.before(1) : $to.depth === 0 ? $to.pos : $to.after(1);
    if (dispatch) {
      const tr = state.tr.replaceWith(at, empty ? $to.after(1) : at, block);
      const end = at + block.nodeSize;
      const next = tr.doc.resolve(end).nodeAfter;
      if (!block.inlineContent && (next === null || !next.isTextblock)) tr.insert(end, node("paragraph").create());
      const inside = block.inlineContent ? TextSelection.create(tr.doc, at + 1) : Selection.near(tr.doc.resolve(block.isAtom ? end + 1 : at + 1));
      dispatch(tr.setSelection(inside).scrollIntoView());
    }
    return true;
  };
}

/** Enter in a caption: on to the paragraph after the block, made when there is none. */
const leaveCaption: Command = (state, dispatch) => {
  const { $head, $anchor } = state.selection;
  if (!$head.sameParent($anchor) || !CAPTIONED.has($head.parent.type.name)) return false;
  if (dispatch) {
    const tr = state.tr;
    const after = $head.after(1);
    const next = state.doc.resolve(after).nodeAfter;
    if (next?.type.name !== "paragraph" || next.content.size > 0) tr.insert(after, node("paragraph").create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** Enter in verse, cells and footnotes makes a line; a second one at a verse's end leaves it. */
const lineOfText: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const name = $head.parent.type.name;
  if (name !== "verse" && name !== "table_cell" && name !== "footnote") return false;
  const last = $head.nodeBefore;
  if (name === "verse" && empty && last?.type.name === "hard_break" && $head.parentOffset === $head.parent.content.size) {
    if (dispatch) {
      const tr = state.tr.delete($head.pos - 1, $head.pos);
      const after = tr.selection.$head.after();
      tr.insert(after, node("paragraph").create());
      dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    }
    return true;
  }
  return breakLine(state, dispatch);
};

/** Enter on an empty paragraph at a quote's end leaves the quote; so does an empty list item. */
const leaveEmpty: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parent.content.size > 0 || $head.depth < 2) return false;
  return lift(state, dispatch);
};

export const enter: Command = chainCommands(leaveCaption, lineOfText, newlineInCode, splitListItem(node("list_item")), createParagraphNear, leaveEmpty, splitBlock);

/** Backspace at the start of an empty heading, verse, … makes it a paragraph again before anything merges. */
export const plainFirst: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const { parent } = $head;
  if (!empty || $head.parentOffset > 0 || parent.type.name === "paragraph" || parent.type.spec.isolating || parent.content.size > 0) return false;
  return become("paragraph")(state, dispatch);
};

/** Tab in a table goes from cell to cell, and out of it after the last. */
export function nextCell(step: 1 | -1): Command {
  return (state, dispatch) => {
    const table = around(state, "table");
    if (table === null) return false;
    const start = state.selection.$from.start(table.depth);
    const cells: number[] = [];
    table.node.descendants((found, position) => {
      if (found.type.name === "table_cell") cells.push(start + position + 1);
      return found.type.name === "table_row";
    });
    const target = cells[cells.indexOf(state.selection.$from.start()) + step];
    if (target === undefined) return false;
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(target))).scrollIntoView());
    return true;
  };
}

/** Puts the gallery's picture at this position at another place among its neighbours, from 0; null where there is none. */
export function placeItem(state: EditorState, position: number, to: number): Transaction | null {
  const $at = state.doc.resolve(position);
  const item = $at.nodeAfter;
  if (item?.type.name !== "gallery_item" || to < 0 || to >= $at.parent.childCount || to === $at.index()) return null;
  const tr = state.tr.delete(position, position + item.nodeSize);
  const target = tr.doc.resolve($at.start()).posAtIndex(to);
  tr.insert(target, item);
  return tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView();
}

/** Takes the gallery's picture at this position out, and the gallery with its last. */
export function removeItem(state: EditorState, position: number): Transaction | null {
  const $at = state.doc.resolve(position);
  const item = $at.nodeAfter;
  if (item?.type.name !== "gallery_item") return null;
  return $at.parent.childCount === 1 ? state.tr.delete($at.before(), $at.after()) : state.tr.delete(position, position + item.nodeSize);
}

/** The position of the gallery's picture that the selection is in. */
export function itemAt(state: EditorState): number | null {
  if (state.selection instanceof NodeSelection && state.selection.node.type.name === "gallery_item") return state.selection.from;
  const item = around(state, "gallery_item");
  return item === null ? null : state.selection.$from.before(item.depth);
}

/** Moves the selected picture of a gallery. */
export function moveItem(step: 1 | -1): Command {
  return (state, dispatch) => {
    const position = itemAt(state);
    const tr = position === null ? null : placeItem(state, position, state.doc.resolve(position).index() + step);
    if (tr !== null) dispatch?.(tr);
    return position !== null;
  };
}

/** Moves the selected top-level block one place up or down. Footnotes stay last. */
export function moveBlock(step: 1 | -1): Command {
  return (state, dispatch) => {
    if (itemAt(state) !== null) return moveItem(step)(state, dispatch);
    const { $from, from } = state.selection;
    const index = $from.index(0);
    const other = index + step;
    if (other < 0 || other >= state.doc.childCount) return false;
    const block = state.doc.child(index);
    const neighbour = state.doc.child(other);
    if (block.type.name === "footnotes" || neighbour.type.name === "footnotes") return false;
    if (dispatch) {
      const start = $from.posAtIndex(index, 0);
      const first = step < 0 ? start - neighbour.nodeSize : start;
      const pair = step < 0 ? [block, neighbour] : [neighbour, block];
      const tr = state.tr.replaceWith(first, first + block.nodeSize + neighbour.nodeSize, pair);
      const moved = from + step * neighbour.nodeSize;
      const selection = state.selection instanceof NodeSelection ? NodeSelection.create(tr.doc, moved) : TextSelection.near(tr.doc.resolve(moved));
      dispatch(tr.setSelection(selection).scrollIntoView());
    }
    return true;
  };
}

export { exitCode };
