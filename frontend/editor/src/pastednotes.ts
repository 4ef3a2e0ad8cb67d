/**
 * Footnotes of other programs. Word, LibreOffice, Google's documents and web pages agree on one thing: a link in the text
 * leads to a place whose own link leads back.
 */

import { freshId } from "./identity";

const BLOCK = "p, li, div, dd, aside, td";

/** The place in the same document that a link leads to. */
function fragment(link: Element): string | null {
  const address = link.getAttribute("href") ?? "";
  const [, before = "", name = ""] = /^([^#]*)#(.+)$/.exec(address) ?? [];
  return name !== "" && (before === "" || /^(?:file|about):/i.test(before)) ? name : null;
}

function namesOf(element: Element): string[] {
  return [element.getAttribute("id"), element.getAttribute("name")].filter((name): name is string => name !== null && name !== "");
}

/** The names of a link, of what it is in and of what is in it. */
function namesAround(link: Element): Set<string> {
  const near: Element[] = [link, ...Array.from(link.querySelectorAll("[id], [name]"))];
  for (let up = link.parentElement; up !== null && !up.matches(BLOCK); up = up.parentElement) near.push(up);
  return new Set(near.flatMap(namesOf));
}

/** What holds the whole note: the nearest block that is the note's alone. */
function noteOf(target: Element, reference: Element): Element | null {
  const whole = target.closest("li") ?? target.closest('[data-style*="mso-element:footnote"i], [data-style*="mso-element:endnote"i], div[id], aside[id]') ?? target.closest(BLOCK);
  const note = whole !== null && !whole.contains(reference) ? whole : target.closest(BLOCK);
  return note !== null && !note.contains(reference) ? note : null;
}

/** A sign such as "[1]", "1." or "↩" that only numbers the note. */
const SIGN = /^[\s\u00a0]*(?:\[?[\d\u0660-\u0669\u06f0-\u06f9*†]{1,4}[\].)]?|\^|↩\ufe0e?|⤴)?[\s\u00a0]*$/;

interface Pair {
  readonly reference: Element;
  readonly note: Element;
}

function pairsIn(body: HTMLElement): Pair[] {
  const places = new Map<string, Element>();
  for (const element of Array.from(body.querySelectorAll("[id], [name]"))) {
    for (const name of namesOf(element)) if (!places.has(name)) places.set(name, element);
  }
  const pairs: Pair[] = [];
  const taken = new Set<Element>();
  for (const reference of Array.from(body.querySelectorAll("a[href]"))) {
    const target = places.get(fragment(reference) ?? "");
    if (target === undefined || target.contains(reference)) continue;
    const isAfter = (reference.compareDocumentPosition(target) & 4) !== 0;
    const note = isAfter ? noteOf(target, reference) : null;
    if (note === null || taken.has(note)) continue;
    const names = namesAround(reference);
    const leadsBack = [...(note.matches("a[href]") ? [note] : []), ...Array.from(note.querySelectorAll("a[href]"))].some((link) => names.has(fragment(link) ?? ""));
    if (!leadsBack) continue;
    taken.add(note);
    pairs.push({ reference, note });
  }
  return pairs;
}

/** Paragraphs of a note become its lines; its own number and the way back go. */
function linesOf(note: Element, document: Document): Node[] {
  for (const link of Array.from(note.querySelectorAll("a[href]"))) if (fragment(link) !== null) link.remove();
  for (const sign of Array.from(note.querySelectorAll("sup, span"))) if (SIGN.test(sign.textContent ?? "") && sign.querySelector("img, a") === null) sign.remove();
  const lines: Node[] = [];
  const blocks = Array.from(note.querySelectorAll("p, li")).filter((block) => (block.textContent ?? "").trim() !== "");
  for (const block of blocks.length > 0 ? blocks : [note]) {
    if (lines.length > 0) lines.push(document.createElement("br"));
    lines.push(...Array.from(block.childNodes));
  }
  const [first] = lines;
  if (first?.nodeType === 3) first.textContent = (first.textContent ?? "").replace(/^[\s\u00a0]+/, "");
  return lines;
}

/**
 * Takes notes out of a pasted text. What it answers is called when all attributes of others are gone: it writes the
 * references, and the notes as the schema's last block.
 */
export function takeFootnotes(body: HTMLElement): () => void {
  const document = body.ownerDocument;
  const pairs = pairsIn(body);
  if (pairs.length === 0) return () => undefined;
  const section = document.createElement("section");
  const marks: (readonly [element: Element, block: string, note: string])[] = [[section, "footnotes", ""]];
  for (const { reference, note } of pairs) {
    const name = freshId();
    const sign = document.createElement("sup");
    const alone = reference.closest("sup");
    (alone !== null && alone.textContent === reference.textContent ? alone : reference).replaceWith(sign);
    const written = document.createElement("div");
    written.append(...linesOf(note, document));
    section.append(written);
    marks.push([sign, "footnote_ref", name], [written, "footnote", name]);
    const list = note.parentElement;
    note.remove();
    // What held the notes alone goes with them, and the line above them.
    for (let holder: Element | null = list; holder !== null && holder !== body && (holder.textContent ?? "").trim() === "" && holder.querySelector("img") === null;) {
      const up: Element | null = holder.parentElement;
      holder.remove();
      holder = up;
    }
  }
  return () => {
    for (const [element, block, note] of marks) {
      element.setAttribute("data-block", block);
      if (note !== "") element.setAttribute("data-note", note);
    }
    body.append(section);
  };
}
