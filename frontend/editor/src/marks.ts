/** The marks, in the order in which the stored document lists them. */

import type { MarkSpec, TagParseRule } from "prosemirror-model";
import { safeAddress } from "./addresses";
import { direction, language, optionalText, read, specs, write, type Fields } from "./attributes";

const linkFields: Fields = { href: { ...optionalText, initial: "" }, title: { ...optionalText, html: "title" } };
const spanFields: Fields = { lang: language, dir: direction };

/** Mark that is one HTML element without attributes. */
function plain(tag: string, ...others: TagParseRule[]): MarkSpec {
  return { parseDOM: [{ tag }, ...others], toDOM: () => [tag, 0] };
}

export const marks = {
  strong: plain("strong", { tag: "b" }),
  em: plain("em", { tag: "i" }, { tag: "cite" }),
  underline: plain("u"),
  strike: plain("s", { tag: "del" }, { tag: "strike" }),
  code: { ...plain("code", { tag: "tt" }, { tag: "kbd" }, { tag: "samp" }), code: true },
  sub: plain("sub"),
  sup: plain("sup"),
  highlight: plain("mark"),
  link: {
    attrs: specs(linkFields),
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (element) => {
          const href = safeAddress(element.getAttribute("href"));
          return href !== null && { href, title: element.getAttribute("title") };
        },
      },
    ],
    toDOM: (mark) => {
      const href = safeAddress(mark.attrs["href"] as string);
      const title = mark.attrs["title"] as string | null;
      return ["a", { ...(href === null ? {} : { href }), ...(title === null ? {} : { title }), rel: "noopener" }, 0];
    },
  },
  span: {
    attrs: specs(spanFields),
    // A name in another script ends where it ends: what is written behind it is the sentence again.
    inclusive: false,
    parseDOM: ["span[lang]", "span[dir]", "bdi[lang]", "bdi[dir]", "bdo[dir]"].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) => {
        const attrs = read(element, spanFields);
        return (attrs["lang"] !== null || attrs["dir"] !== null) && attrs;
      },
    })),
    toDOM: (mark) => ["span", write(mark, spanFields), 0],
  },
} satisfies Record<string, MarkSpec>;
