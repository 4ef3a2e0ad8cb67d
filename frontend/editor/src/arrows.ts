/**
 * Left and Right go where they point, also in a line of both directions (MR-61). Browsers go by the order in which a text is
 * stored, so that in "سلام CSS" Left runs to the right inside the Latin word. Here the places of the caret in a line are
 * put in the order in which they are seen. Lines of one direction, selections and everything else are left to the browser.
 */

import { Plugin, TextSelection, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { currentDirection, isLetter, runsLeft, type Direction } from "./direction";
import { shortcutOf } from "./keys";

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
const isClose = (a = Infinity, b = 0): boolean => Math.abs(a - b) < CLOSE;

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
  const after = signs.findIndex(({ to }) => to > head);
  const at = after < 0 ? signs.length - 1 : after;
  const middle = seen(signs[at]!);
  const line = [middle];
  for (const step of [-1, 1]) {
    for (let index = at + step; index >= 0 && index < signs.length; index += step) {
      const one = seen(signs[index]!);
      if (one.box.height === 0 || one.box.top >= middle.box.bottom || one.box.bottom <= middle.box.top) break;
      if (step < 0) line.unshift(one);
      else line.push(one);
    }
  }
  return line;
}

/** The level of each sign of a line. What is no letter runs with the neighbours that it touches on the right side. */
function levelsOf(line: readonly Seen[], base: Direction): Level[] {
  let behindRight = false;
  return line.map(({ text, box }, index): Level => {
    const first = Array.from(text)[0]!;
    if (isLetter(first)) {
      behindRight = runsLeft(first);
      return behindRight ? 1 : base === "rtl" ? 2 : 0;
    }
    if (DIGIT.test(first)) return base === "rtl" || behindRight ? 2 : 0;
    const [before, after] = [line[index - 1]?.box, line[index + 1]?.box];
    const onward = isClose(before?.right, box.left) || isClose(box.right, after?.left);
    const leftward = isClose(before?.left, box.right) || isClose(box.left, after?.right);
    if (base === "rtl") return onward && !leftward ? 2 : 1;
    return leftward && !onward ? 1 : 0;
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
  // Where the line begins and ends is where one leaves it.
  const inner = stops.splice(1, stops.length - 2);
  inner.sort((a, b) => (isClose(a.x, b.x) ? a.from - b.from : base === "rtl" ? b.x - a.x : a.x - b.x));
  stops.splice(1, 0, ...inner);
  return stops.map(({ from }) => from);
}

/** Where the caret goes; null where the browser knows as well. */
function target(view: EditorView, towards: string): number | null {
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
  const to = at < 0 ? undefined : stops[at + ((towards === "Left") === (base === "rtl") ? 1 : -1)];
  return to === undefined ? null : $head.start() + to;
}

export function arrows(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        const [, towards] = /^Arrow(Left|Right)$/.exec(event.isComposing ? "" : shortcutOf(event)) ?? [];
        const to = towards && "Segmenter" in Intl ? target(view, towards) : null;
        if (to === null) return false;
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, to)).scrollIntoView());
        return true;
      },
    },
  });
}
