/**
 * Every block's direction is explicit: the version's by default, the other one when most of the block's
 * strong letters disagree, and what was set by hand for as long as the block lives.
 */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from "prosemirror-state";

export type Direction = "ltr" | "rtl";

/**
 * Letters that the block under the caret must have against the version's direction before it turns.
 * Without it a Persian sentence that opens with "NASA" would jump to the left and back while it is typed.
 * A block that the caret has left follows the plain majority.
 */
const LETTERS_TO_TURN_WHILE_TYPING = 8;

const LETTER = /\p{Alphabetic}/u;
const MARK = /\p{M}/u;
/** Blocks of Unicode whose letters have the bidirectional class R or AL. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A letter, and no mark on one. */
export const isLetter = (character: string): boolean => LETTER.test(character) && !MARK.test(character);
/** Whether a character's strong direction is to the left. */
export const runsLeft = (character: string): boolean => RIGHT_TO_LEFT.test(character) && isLetter(character);

export function opposite(direction: Direction): Direction {
  return direction === "ltr" ? "rtl" : "ltr";
}

/** Addresses of mail and web and names with an @: their letters say nothing of the sentence around them. */
const ADDRESS = /(^|[^\p{L}\p{N}@/+._-])(?:(?:https?:\/\/|www\.)[\x21-\x7e]+|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|@[A-Za-z0-9_.]{2,})/gu;

/** Strong letters of either direction. Digits, marks, punctuation and addresses have none. */
export function strongLetters(words: string): Record<Direction, number> {
  const count: Record<Direction, number> = { ltr: 0, rtl: 0 };
  for (const character of words.replace(ADDRESS, "$1")) {
    if (isLetter(character)) count[RIGHT_TO_LEFT.test(character) ? "rtl" : "ltr"] += 1;
  }
  return count;
}

/** The direction of a text in a version; null when it has no strong letter, so says nothing. */
export function directionOf(words: string, version: Direction, lettersToTurn = 1): Direction | null {
  const count = strongLetters(words);
  if (count.ltr + count.rtl === 0) return null;
  const other = opposite(version);
  return count[other] > count[version] && count[other] >= lettersToTurn ? other : version;
}

function hasDirection(node: Node): boolean {
  return "dir" in node.attrs;
}

function isTurnable(node: Node): boolean {
  return hasDirection(node) && !node.type.spec.code;
}

/** Sets the direction of each block that needs it; null when none does. */
export function settleDirections(state: EditorState, version: Direction, patient: boolean, wants: (node: Node, position: number) => boolean): Transaction | null {
  const { tr, selection } = state;
  let before: Direction | null = null;
  state.doc.descendants((node, position) => {
    if (isTurnable(node)) {
      const now = node.attrs["dir"] as Direction | null;
      let dir = now;
      if (now === null || (node.attrs["dir_set"] !== true && wants(node, position))) {
        const holdsCaret = selection.head > position && selection.head < position + node.nodeSize;
        const enough = patient && holdsCaret && now === version ? LETTERS_TO_TURN_WHILE_TYPING : 1;
        dir = directionOf(node.textContent, version, enough) ?? now ?? before ?? version;
      }
      if (dir !== now) tr.setNodeAttribute(position, "dir", dir);
      if (node.isTextblock) before = dir;
    }
    return !node.isTextblock;
  });
  return tr.docChanged ? tr : null;
}

/** Nodes of the new document that are not, as they are, in the old one at the mapped place. */
function changedSince(old: Node, transactions: readonly Transaction[]): (node: Node, position: number) => boolean {
  const kept = new Set<Node>();
  old.descendants((node) => {
    kept.add(node);
    return !node.isTextblock;
  });
  return transactions.some((tr) => tr.docChanged) ? (node) => !kept.has(node) : () => false;
}

/** The textblock's start, as an identity of "the block that holds the caret". */
function blockOf(state: EditorState): Node | null {
  return state.selection.$head.depth > 0 ? state.selection.$head.node(1) : null;
}

const key = new PluginKey("direction");

export function directions(version: Direction): Plugin {
  let composing = (): boolean => false;
  return new Plugin({
    key,
    view: (view) => {
      composing = () => view.composing;
      return {};
    },
    props: {
      handleDOMEvents: {
        // Turning a block under a half-composed word would end the composition: it waits for this.
        compositionend: (view) => {
          setTimeout(() => {
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, "settle"));
          });
          return false;
        },
      },
    },
    appendTransaction: (transactions, old, state) => {
      if (composing()) return null;
      const settle = transactions.some((tr) => tr.getMeta(key) === "settle");
      const changed = settle ? () => true : changedSince(old.doc, transactions);
      const left = blockOf(old);
      const moved = !transactions.some((tr) => tr.docChanged) && left !== blockOf(state);
      if (!settle && !moved && !transactions.some((tr) => tr.docChanged)) return null;
      const inLeft = new Set<Node>(moved && left !== null ? [left] : []);
      if (moved) left?.descendants((node) => void inLeft.add(node));
      return settleDirections(state, version, true, (node, position) => changed(node, position) || inLeft.has(node));
    },
  });
}

/** Turns the top-level blocks that the selection touches, and everything in them, and remembers that it was by hand. */
export const turnBlocks: Command = (state, dispatch) => {
  const next = opposite(currentDirection(state));
  const tr = state.tr;
  const { from, to } = state.selection;
  state.doc.forEach((block, start) => {
    const end = start + block.nodeSize;
    if (end <= from || start >= to + (from === to ? 1 : 0)) return;
    const turn = (node: Node, position: number): void => {
      // Footnotes are many texts in one block: only those under the selection turn.
      if (!isTurnable(node) || (node.type.name === "footnote" && (position + node.nodeSize <= from || position >= to + 1))) return;
      tr.setNodeAttribute(position, "dir", next);
      if ("dir_set" in node.attrs) tr.setNodeAttribute(position, "dir_set", true);
    };
    turn(block, start);
    block.descendants((node, offset) => {
      turn(node, start + 1 + offset);
      return !node.isTextblock;
    });
  });
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};

/** The direction of the block at the selection's start. */
export function currentDirection(state: EditorState): Direction {
  const { $from } = state.selection;
  const selected = state.doc.nodeAt($from.pos);
  if (selected !== null && !selected.isInline && hasDirection(selected)) return (selected.attrs["dir"] as Direction | null) ?? "ltr";
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const dir = $from.node(depth).attrs["dir"] as Direction | null | undefined;
    if (dir) return dir;
  }
  return "ltr";
}
