/**
 * Left and Right go where they point, also in a line of both directions (MR-61). Browsers go by the order in which a text is
 * stored, so that in "سلام CSS" Left runs to the right inside the Latin word. Here the places of the caret in a line are
 * put in the order in which they are seen. Lines of one direction, selections and everything else are left to the browser.
 */

import { Plugin, TextSelection, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { currentDirection, isLetter, runsLeft, type Direction } from "./direction";

/** A sign as one sees it: a letter with its marks, an emoji, a footnote's number. */
interface Sign {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Seen extends Sign {
  readonly box: DOMRect;
}

/** How deep the sign's run lies in the line: the block's own direction lies lowest. Odd ones run to the left. */
type Level = 0 | 1 | 2;

const DIGIT = /\p{Nd}/u;
/** Parts of a pixel by which boxes that touch may differ. */
const CLOSE = 0.6;
const isClose = (a: number, b: number): boolean => Math.abs(a - b) < CLOSE;

/** Whether a block's text has something that runs against it. */
function isMixed(text: string, dir: Direction): boolean {
  for (const sign of text) {
    if (dir === "rtl" ? DIGIT.test(sign) || (isLetter(sign) && !runsLeft(sign)) : runsLeft(sign)) return true;
  }
  return false;
}

function signsOf(state: EditorState): Sign[] {
  const { parent } = state.selection.$head;
  const signs: Sign[] = [];
  const graphemes = new Intl.Segmenter();
  parent.forEach((child, offset) => {
    if (!child.isText) signs.push({ from: offset, to: offset + child.nodeSize, text: "\ufffc" });
    else for (const { index, segment } of graphemes.segment(child.text!)) signs.push({ from: offset + index, to: offset + index + segment.length, text: segment });
  });
  return signs;
}

/** The signs of the caret's line, found by where they stand on the screen. */
function lineOf(view: EditorView, signs: readonly Sign[], head: number): Seen[] {
  const start = view.state.selection.$head.start();
  const range = document.createRange();
  const seen = (sign: Sign): Seen => {
    const begin = view.domAtPos(start + sign.from, 1);
    const end = view.domAtPos(start + sign.to, -1);
    range.setStart(begin.node, begin.offset);
    range.setEnd(end.node, end.offset);
    return { ...sign, box: range.getBoundingClientRect() };
  };
  const at = signs.findIndex(({ to }) => to > head);
  const middle = seen(signs[at < 0 ? signs.length - 1 : at]!);
  const line = [middle];
  const isBeside = ({ box }: Seen): boolean => box.height > 0 && box.top < middle.box.bottom && box.bottom > middle.box.top;
  const index = at < 0 ? signs.length - 1 : at;
  for (let before = index - 1; before >= 0; before -= 1) {
    const one = seen(signs[before]!);
    if (!isBeside(one)) break;
    line.unshift(one);
  }
  for (let after = index + 1; after < signs.length; after += 1) {
    const one = seen(signs[after]!);
    if (!isBeside(one)) break;
    line.push(one);
  }
  return line;
}

/** The level of each sign of a line. What is no letter runs with the neighbours that it touches on the right side. */
function levelsOf(line: readonly Seen[], base: Direction): Level[] {
  let behindRight = false;
  return line.map(({ text, box }, index): Level => {
    const first = String.fromCodePoint(text.codePointAt(0)!);
    if (isLetter(first)) {
      behindRight = runsLeft(first);
      return behindRight ? 1 : base === "rtl" ? 2 : 0;
    }
    if (DIGIT.test(first)) return base === "rtl" || behindRight ? 2 : 0;
    const [before, after] = [line[index - 1]?.box, line[index + 1]?.box];
    const onward = (before !== undefined && isClose(before.right, box.left)) || (after !== undefined && isClose(box.right, after.left));
    const leftward = (before !== undefined && isClose(before.left, box.right)) || (after !== undefined && isClose(box.left, after.right));
    if (onward === leftward) return base === "rtl" ? 1 : 0;
    return leftward ? 1 : base === "rtl" ? 2 : 0;
  });
}

/** The places of the caret in the line, as they are seen from the line's start to its end. */
function stopsOf(line: readonly Seen[], base: Direction, end: boolean): number[] {
  const levels = levelsOf(line, base);
  const edge = (index: number, side: "start" | "end"): number => {
    const { left, right } = line[index]!.box;
    return (levels[index] === 1) === (side === "start") ? right : left;
  };
  // Between two runs the caret is drawn beside the one that lies lower.
  const stops = line.map(({ from }, index) => ({ from, x: index > 0 && levels[index - 1]! < levels[index]! ? edge(index - 1, "end") : edge(index, "start") }));
  const last = line.length - 1;
  if (end) stops.push({ from: line[last]!.to, x: edge(last, "end") });
  const [first, ...rest] = stops;
  const final = rest.pop();
  const onward = base === "rtl" ? -1 : 1;
  rest.sort((a, b) => (isClose(a.x, b.x) ? a.from - b.from : (a.x - b.x) * onward));
  return [first!, ...rest, ...(final ? [final] : [])].map(({ from }) => from);
}

/** Where the caret goes; null where the browser knows as well. */
function target(view: EditorView, towards: "left" | "right"): number | null {
  const { selection } = view.state;
  const { $head, empty } = selection;
  if (!(selection instanceof TextSelection) || !empty || $head.parent.content.size === 0) return null;
  const base = currentDirection(view.state);
  if (!isMixed($head.parent.textContent, base)) return null;
  const line = lineOf(view, signsOf(view.state), $head.parentOffset);
  const last = line[line.length - 1]!;
  const ends = last.to === $head.parent.content.size || $head.parent.nodeAt(last.to)?.type.name === "hard_break";
  const stops = stopsOf(line, base, ends);
  const at = stops.indexOf($head.parentOffset);
  const step = (towards === "left") === (base === "rtl") ? 1 : -1;
  const to = at < 0 ? undefined : stops[at + step];
  return to === undefined ? null : $head.start() + to;
}

export function arrows(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
        if ((event.key !== "ArrowLeft" && event.key !== "ArrowRight") || !("Segmenter" in Intl)) return false;
        const to = target(view, event.key === "ArrowLeft" ? "left" : "right");
        if (to === null) return false;
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, to)).scrollIntoView());
        return true;
      },
    },
  });
}
