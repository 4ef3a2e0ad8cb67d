/** What typing itself turns into structure: Markdown's habits, and the language's own quotation marks. */

import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import type { Attrs, MarkType, Schema } from "prosemirror-model";
import { TextSelection, type EditorState, type Plugin } from "prosemirror-state";
import { typedAddress } from "./addresses";
import { restyle } from "./blocks";

type Quotes = readonly [open: string, close: string, innerOpen?: string, innerClose?: string];

/** Arabic script has no habit of single quotes, and the apostrophe of a Latin name must stay one. */
const QUOTES: Readonly<Record<string, Quotes>> = {
  ar: ["«", "»"],
  fa: ["«", "»"],
  sq: ["„", "“", "‚", "’"],
  en: ["“", "”", "‘", "’"],
};

/** Persian and Arabic digits open a numbered list as well. */
const DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9";

function numberFrom(digits: string): number {
  return Number(digits.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf)));
}

/** The language at the caret: the block's own, else the version's. */
export function languageAt(state: EditorState, version: string): string {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const lang = $from.node(depth).attrs["lang"] as string | null | undefined;
    if (lang) return lang;
  }
  return version;
}

function quotesAt(state: EditorState, version: string): Quotes | undefined {
  return QUOTES[languageAt(state, version).split("-")[0]!.toLowerCase()];
}

function quote(match: RegExp, which: 0 | 1 | 2 | 3, version: string): InputRule {
  return new InputRule(match, (state, [whole = "", typed = ""], start, end) => {
    const mark = quotesAt(state, version)?.[which];
    return mark === undefined || typed === "" ? null : state.tr.insertText(mark, start + whole.length - typed.length, end);
  }, { inCodeMark: false });
}

/** `**words**` and the like: the signs go, the words get the mark. */
function marked(match: RegExp, mark: MarkType): InputRule {
  return new InputRule(match, (state, [whole = "", lead = "", words = ""], start, end) => {
    if (!state.doc.resolve(start).parent.type.allowsMarkType(mark)) return null;
    const from = start + lead.length;
    const sign = (whole.length - lead.length - words.length) / 2;
    const tr = state.tr.delete(from + sign + words.length, end);
    tr.delete(from, from + sign);
    return tr.addMark(from, from + words.length, mark.create()).removeStoredMark(mark);
  }, { inCodeMark: false });
}

/** `[words](address)` becomes a link, if its address may be one. */
function linked(link: MarkType): InputRule {
  return new InputRule(/\[([^[\]]+)\]\(([^()\s]+)\)$/, (state, [, words = "", address = ""], start, end) => {
    const href = typedAddress(address);
    if (href === null || !state.doc.resolve(start).parent.type.allowsMarkType(link)) return null;
    // The sign that closes it is not in the text yet.
    const tr = state.tr.delete(start + 1 + words.length, end).delete(start, start + 1);
    return tr.addMark(start, start + words.length, link.create({ href })).removeStoredMark(link);
  }, { inCodeMark: false });
}

/** A sign at a paragraph's start gives it a style. */
function styled(match: RegExp, name: string, attrs: (signs: string) => Attrs = () => ({})): InputRule {
  return new InputRule(match, (state, [, signs = ""], start, end) => {
    const parent = state.doc.resolve(start).parent.type.name;
    return parent === "paragraph" || parent === "heading" ? restyle(state.tr.delete(start, end), start, start, name, attrs(signs)) : null;
  }, { inCodeMark: false });
}

/** The paragraph "---" becomes a separator with a paragraph after it. */
function separator(schema: Schema): InputRule {
  return new InputRule(/^---$/, (state, _match, start) => {
    const $start = state.doc.resolve(start);
    const { separator: rule, paragraph } = schema.nodes;
    if ($start.depth !== 1 || $start.parent.type !== paragraph) return null;
    const tr = state.tr.replaceWith($start.before(), $start.after(), [rule!.create(), paragraph!.create()]);
    return tr.setSelection(TextSelection.create(tr.doc, $start.before() + 2));
  });
}

export function typing(schema: Schema, version: string): Plugin {
  const { list, quote: block } = schema.nodes;
  const { strong, em, code: inlineCode, strike, link } = schema.marks;
  return inputRules({
    rules: [
      styled(/^(#{1,4})\s$/, "heading", (signs) => ({ level: Math.max(2, signs.length) })),
      styled(/^```$/, "code_block"),
      wrappingInputRule(/^\s*>\s$/, block!),
      wrappingInputRule(/^\s*[-+*•]\s$/, list!, { ordered: false }, (_match, before) => before.attrs["ordered"] === false),
      wrappingInputRule(new RegExp(`^\\s*([${DIGITS}]{1,4})[.)]\\s$`), list!, ([, digits = "1"]) => ({ ordered: true, start: numberFrom(digits) }),
        ([, digits = ""], before) => before.attrs["ordered"] === true && before.childCount + (before.attrs["start"] as number) === numberFrom(digits)),
      separator(schema),
      marked(/(^|[^*])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, strong!),
      marked(/(^|[^*])\*([^*\s](?:[^*]*[^*\s])?)\*$/, em!),
      marked(/(^|[^~])~~([^~\s](?:[^~]*[^~\s])?)~~$/, strike!),
      marked(/(^|[^`])`([^`]+)`$/, inlineCode!),
      linked(link!),
      quote(/(?:^|[\s([{<«“„‹‘‚\u2014\u2013-])(")$/, 0, version),
      quote(/(")$/, 1, version),
      quote(/(?:^|[\s([{<«“„])(')$/, 2, version),
      quote(/(')$/, 3, version),
    ],
  });
}
