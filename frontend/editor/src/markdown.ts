/** Plain text that is written as Markdown, on its way from the clipboard. Text without such signs stays as it is. */

import { DOMParser, type Slice } from "prosemirror-model";
import { freshId } from "./identity";
import { schema } from "./schema";

const DIGITS = "\\d\\u0660-\\u0669\\u06f0-\\u06f9";
const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const ITEM = new RegExp(`^(\\s*)(?:[-*+•]|([${DIGITS}]{1,4})[.)])\\s+(.+)$`);
const RULE = /^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/;
const FENCE = /^\s*```/;
const QUOTED = /^\s*>\s?/;
const ROW = /^\s*\|(.+)\|\s*$/;
const DIVIDER = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const NOTE = /^\[\^([^\]\s]+)\]:\s*(.+)$/;
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|~~([^~]+)~~|\*([^*\s](?:[^*]*[^*\s])?)\*|(?<![\p{L}\p{N}])_([^_\s](?:[^_]*[^_\s])?)_(?![\p{L}\p{N}])|\[([^[\]]+)\]\(([^()\s]+)\)|\[\^([^\]\s]+)\]/gu;
const TAGS = ["", "code", "strong", "strong", "s", "em", "em"] as const;

function looksWritten(text: string): boolean {
  const lines = text.split("\n");
  return lines.some((line) => HEADING.test(line) || ITEM.test(line) || FENCE.test(line) || DIVIDER.test(line) || QUOTED.test(line) || RULE.test(line))
    || /\*\*[^*\s][^*]*\*\*|\[[^[\]]+\]\([^()\s]+\)/.test(text);
}

class Writer {
  readonly document = document.implementation.createHTMLDocument("");
  private readonly notes = new Map<string, string>();
  private readonly names = new Map<string, string>();

  element(tag: string, words = ""): HTMLElement {
    const made = this.document.createElement(tag);
    if (words !== "") this.inline(made, words);
    return made;
  }

  private inline(into: HTMLElement, words: string): void {
    let at = 0;
    for (const match of words.matchAll(INLINE)) {
      into.append(words.slice(at, match.index));
      at = match.index! + match[0].length;
      const [, code] = match;
      const which = match.findIndex((part, index) => index > 0 && part !== undefined);
      if (which === 9) into.append(this.reference(match[9]!));
      else if (which === 7) {
        const link = this.element("a", match[7]);
        link.setAttribute("href", match[8]!);
        into.append(link);
      } else {
        const made = this.document.createElement(TAGS[which] ?? "span");
        if (code !== undefined) made.textContent = code;
        else this.inline(made, match[which]!);
        into.append(made);
      }
    }
    into.append(words.slice(at));
  }

  private reference(label: string): Element {
    const sign = this.document.createElement("sup");
    const name = this.names.get(label) ?? freshId();
    this.names.set(label, name);
    sign.setAttribute("data-block", "footnote_ref");
    sign.setAttribute("data-note", name);
    return sign;
  }

  blocks(lines: readonly string[], into: HTMLElement): void {
    for (let at = 0; at < lines.length;) {
      const line = lines[at]!;
      const run = (belongs: (line: string) => boolean): string[] => {
        const taken: string[] = [];
        for (; at < lines.length && belongs(lines[at]!); at += 1) taken.push(lines[at]!);
        return taken;
      };
      const heading = HEADING.exec(line);
      const note = NOTE.exec(line);
      if (FENCE.test(line)) {
        at += 1;
        const code = run((next) => !FENCE.test(next));
        at += 1;
        const made = this.document.createElement("pre");
        made.textContent = code.join("\n");
        into.append(made);
      } else if (heading) {
        into.append(this.element(`h${heading[1]!.length}`, heading[2]));
        at += 1;
      } else if (RULE.test(line)) {
        into.append(this.element("hr"));
        at += 1;
      } else if (note) {
        this.notes.set(note[1]!, note[2]!);
        at += 1;
      } else if (QUOTED.test(line)) {
        const quote = this.element("blockquote");
        this.blocks(run((next) => QUOTED.test(next)).map((next) => next.replace(QUOTED, "")), quote);
        into.append(quote);
      } else if (ROW.test(line) && DIVIDER.test(lines[at + 1] ?? "")) {
        into.append(this.table(run((next) => ROW.test(next))));
      } else if (ITEM.test(line)) {
        this.list(run((next) => ITEM.test(next)), into);
      } else {
        if (line.trim() !== "") into.append(this.element("p", line.trim()));
        at += 1;
      }
    }
  }

  private list(lines: readonly string[], into: HTMLElement): void {
    const open: { list: HTMLElement; indent: number }[] = [];
    for (const line of lines) {
      const [, blank = "", number, words = ""] = ITEM.exec(line)!;
      const indent = blank.replace(/\t/g, "    ").length;
      const tag = number === undefined ? "ul" : "ol";
      while (open.length > 1 && indent < open[open.length - 1]!.indent) open.pop();
      let top = open[open.length - 1];
      if (top === undefined || indent > top.indent + 1 || top.list.localName !== tag) {
        const deeper = top !== undefined && indent > top.indent + 1;
        if (top !== undefined && !deeper) open.pop();
        const parent = open[open.length - 1]?.list.lastElementChild;
        top = { list: this.element(tag), indent };
        const start = Number((number ?? "1").replace(/[^\d]/g, (digit) => String(digit.charCodeAt(0) & 0xf)));
        if (start !== 1) top.list.setAttribute("start", String(start));
        (parent ?? into).append(top.list);
        open.push(top);
      }
      const item = this.element("li");
      item.append(this.element("p", words));
      top.list.append(item);
    }
  }

  private table(lines: readonly string[]): HTMLElement {
    const table = this.element("table");
    lines.filter((line) => !DIVIDER.test(line)).forEach((line, index) => {
      const row = this.element("tr");
      for (const cell of ROW.exec(line)![1]!.split("|")) row.append(this.element(index === 0 ? "th" : "td", cell.trim()));
      table.append(row);
    });
    return table;
  }

  footnotes(into: HTMLElement): void {
    const section = this.element("section");
    section.setAttribute("data-block", "footnotes");
    for (const [label, name] of this.names) {
      const note = this.element("div", this.notes.get(label) ?? "");
      note.setAttribute("data-block", "footnote");
      note.setAttribute("data-note", name);
      section.append(note);
    }
    if (section.childElementCount > 0) into.append(section);
  }
}

/** The text as blocks; null when it has none of Markdown's signs. */
export function markdown(text: string): Slice | null {
  if (!looksWritten(text)) return null;
  const writer = new Writer();
  const { body } = writer.document;
  writer.blocks(text.split("\n"), body);
  writer.footnotes(body);
  return DOMParser.fromSchema(schema).parseSlice(body);
}
