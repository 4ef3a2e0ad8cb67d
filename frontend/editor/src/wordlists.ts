/** Lists as word processors put them on the clipboard, made into lists as HTML knows them. */

const LEVEL = /mso-list:\s*\w+\s+level(\d+)/i;
const MARKER = /mso-list:\s*ignore/i;
const NUMBER = /[\d\u0660-\u0669\u06f0-\u06f9]+/;
/** "1.", "۲)", "a.", "iv)" in front of an item; anything else is a bullet. */
const ORDERED = /^\s*\(?(?:[\d\u0660-\u0669\u06f0-\u06f9]+|\p{L}{1,5})\s*[.)\u06d4-]/u;

function styleOf(element: Element): string {
  return element.getAttribute("data-style") ?? "";
}

/** Takes the bullet or number out of an item; what it was. */
function takeMarker(item: Element): string {
  const marker = Array.from(item.querySelectorAll("[data-style]")).find((inner) => MARKER.test(styleOf(inner)));
  const sign = marker?.textContent ?? "";
  marker?.remove();
  return sign;
}

/** Word writes a list as paragraphs that say their level in a style. */
function fromParagraphs(body: HTMLElement): void {
  let root: Element | null = null;
  let open: Element[] = [];
  for (const item of Array.from(body.querySelectorAll("p[data-style]"))) {
    const level = Number(LEVEL.exec(styleOf(item))?.[1] ?? 0);
    if (level === 0) continue;
    const marker = takeMarker(item);
    const tag = ORDERED.test(marker) ? "ol" : "ul";
    if (root === null || item.previousElementSibling !== root) {
      root = null;
      open = [];
    }
    open.length = Math.min(open.length, level);
    let list = open[open.length - 1];
    if (list === undefined || open.length < level || list.localName !== tag) {
      if (list !== undefined && open.length === level && list.localName !== tag) open.pop();
      const parent = open[open.length - 1]?.lastElementChild;
      list = item.ownerDocument.createElement(tag);
      const number = tag === "ol" ? Number((NUMBER.exec(marker)?.[0] ?? "1").replace(/[^\d]/g, (digit) => String(digit.charCodeAt(0) & 0xf))) : 1;
      if (number !== 1) list.setAttribute("start", String(number));
      if (parent) parent.append(list);
      else {
        item.before(list);
        root = list;
        open = [];
      }
      open.push(list);
    }
    const entry = item.ownerDocument.createElement("li");
    entry.append(...Array.from(item.childNodes));
    list.append(entry);
    item.remove();
  }
}

/** Google's documents put a list straight into a list instead of into the item above it. */
function intoItems(body: HTMLElement): void {
  for (const list of Array.from(body.querySelectorAll(":is(ul, ol) > :is(ul, ol)"))) {
    const before = list.previousElementSibling;
    if (before?.localName === "li") before.append(list);
    else {
      const item = list.ownerDocument.createElement("li");
      list.before(item);
      item.append(list);
    }
  }
}

export function mendLists(body: HTMLElement): void {
  fromParagraphs(body);
  intoItems(body);
}
