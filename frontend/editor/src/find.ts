/** Finding and replacing: what fits is marked in the text; the form for it is `FindForm`. */

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

export interface Sought {
  readonly words: string;
  /** Letter by letter; else without case, accents, vowel signs, half-spaces and the letters of neighbouring languages. */
  readonly exact: boolean;
}

export interface Hit {
  readonly from: number;
  readonly to: number;
}

interface Finding {
  readonly sought: Sought;
  readonly hits: readonly Hit[];
  /** Which one is looked at; -1 where there is none. */
  readonly at: number;
}

const NOTHING: Finding = { sought: { words: "", exact: false }, hits: [], at: -1 };
const key = new PluginKey<Finding>("find");
/** Signs that are passed over: marks, tatweel, joiners and marks of direction. */
const PASSED = /[\p{M}\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/u;
const MARK = /\p{M}/u;
const SAME: Readonly<Record<string, string>> = {
  "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
  "’": "'", "‘": "'", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "–": "-", "—": "-", "\u00a0": " ",
};

function foldedSign(sign: string): string {
  if (PASSED.test(sign)) return "";
  const same = SAME[sign];
  if (same !== undefined) return same;
  const code = sign.charCodeAt(0);
  if ((code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)) return String(code & 0xf);
  return code < 0x80 ? sign.toLowerCase() : sign.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The text as it is compared, and where each of its signs begins and ends in the text that it comes from. */
function folded(words: string, exact: boolean): { text: string; begins: number[]; ends: number[] } {
  let text = "";
  const begins: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of words) {
    const same = exact ? sign : foldedSign(sign);
    const end = at + sign.length;
    for (let index = 0; index < same.length; index += 1) {
      begins.push(at);
      ends.push(end);
    }
    // A vowel sign goes with its letter.
    if (same === "" && ends.length > 0 && MARK.test(sign)) ends[ends.length - 1] = end;
    text += same;
    at = end;
  }
  return { text, begins, ends };
}

export function hitsIn(doc: Node, { words, exact }: Sought): Hit[] {
  const wanted = folded(words, exact).text;
  const hits: Hit[] = [];
  if (wanted === "") return hits;
  doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    const { text, begins, ends } = folded(block.textBetween(0, block.content.size, undefined, "\ufffc"), exact);
    for (let index = text.indexOf(wanted); index >= 0; index = text.indexOf(wanted, index + wanted.length)) {
      hits.push({ from: position + 1 + begins[index]!, to: position + 1 + ends[index + wanted.length - 1]! });
    }
    return false;
  });
  return hits;
}

export function finding(state: EditorState): Finding {
  return key.getState(state) ?? NOTHING;
}

function nearest(hits: readonly Hit[], place: number): number {
  const next = hits.findIndex((hit) => hit.to > place);
  return hits.length === 0 ? -1 : next < 0 ? 0 : next;
}

/** Looks for other words, from the selection on. */
export function seek(sought: Sought): Command {
  return (state, dispatch) => {
    const hits = hitsIn(state.doc, sought);
    dispatch?.(state.tr.setMeta(key, { sought, hits, at: nearest(hits, state.selection.from) } satisfies Finding));
    return true;
  };
}

/** Goes on to the next, or back; the selection goes with it. */
export function step(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { hits, at, sought } = finding(state);
    if (hits.length === 0) return false;
    const on = hits[at]!;
    const isAtIt = state.selection.from === on.from && state.selection.to === on.to;
    const next = isAtIt || by < 0 ? (at + by + hits.length) % hits.length : at;
    const { from, to } = hits[next]!;
    const tr = state.tr.setMeta(key, { sought, hits, at: next } satisfies Finding);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView());
    return true;
  };
}

/** Writes words over all that is found, or over the one that is looked at, as one step of undo. */
export function replace(words: string, all: boolean): Command {
  return (state, dispatch) => {
    const { hits, at } = finding(state);
    const chosen = all ? hits : hits.slice(Math.max(0, at), at + 1);
    if (chosen.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { from, to } of [...chosen].reverse()) {
        const marks = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
        if (words === "") tr.delete(from, to);
        else tr.replaceWith(from, to, state.schema.text(words, marks));
      }
      const after = tr.mapping.map(chosen[0]!.to);
      if (!all) tr.setSelection(TextSelection.create(tr.doc, after));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

export function finds(): Plugin<Finding> {
  return new Plugin<Finding>({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, found) => {
        const told = tr.getMeta(key) as Finding | undefined;
        if (told !== undefined) return told;
        if (!tr.docChanged || found.sought.words === "") return found;
        const hits = hitsIn(tr.doc, found.sought);
        return { sought: found.sought, hits, at: nearest(hits, tr.selection.from) };
      },
    },
    props: {
      decorations: (state) => {
        const { hits, at } = finding(state);
        if (hits.length === 0) return null;
        return DecorationSet.create(state.doc, hits.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === at ? "hit hit-at" : "hit" })));
      },
    },
  });
}
