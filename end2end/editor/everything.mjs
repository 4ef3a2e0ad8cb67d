// A document with every node and every mark of the contract, as the server writes it.

import { common, paragraph } from "./harness.mjs";

const MEDIA = "01jd0000000000000000000001";
const text = (words, ...marks) => ({ type: "text", text: words, ...(marks.length ? { marks } : {}) });
const mark = (type, attrs) => ({ type, ...(attrs ? { attrs } : {}) });
const picture = { media: MEDIA, src: null, width: 1200, height: 675, alt: "A train at night", credit: "Lena Brook", link: "https://example.org/" };

export const everything = () => [
  {
    type: "paragraph", attrs: common("ltr", { lang: "en" }),
    content: [
      text("Plain, "), text("strong", mark("strong")), text(" em", mark("em")), text(" both", mark("strong"), mark("em")), text(" under", mark("underline")),
      text(" struck", mark("strike")), text(" code", mark("code")), text("2", mark("sub")), text("3", mark("sup")), text(" lit", mark("highlight")),
      text(" link", mark("link", { href: "https://example.org/a?b=c&d", title: "A title" })),
      text(" bold link", mark("strong"), mark("link", { href: "/en/about", title: null })),
      { type: "hard_break" },
      text("علی", mark("span", { lang: "fa", dir: "rtl" })),
      { type: "footnote_ref", attrs: { note: "note-1" } },
    ],
  },
  { type: "heading", attrs: { ...common(), level: 2 }, content: [text("Two")] },
  { type: "heading", attrs: { ...common(), level: 4 } },
  {
    type: "list", attrs: { ...common(), ordered: false, start: 1 },
    content: [
      { type: "list_item", content: [paragraph("one"), { type: "list", attrs: { ...common(), ordered: true, start: 3 }, content: [{ type: "list_item", content: [paragraph("three")] }] }] },
      { type: "list_item", content: [paragraph("two"), paragraph("two again")] },
    ],
  },
  { type: "quote", attrs: { ...common(), cite: "A witness" }, content: [paragraph("Said."), { type: "heading", attrs: { ...common(), level: 3 }, content: [text("Inside")] }] },
  { type: "pullquote", attrs: { ...common(), cite: "" }, content: [text("Pulled")] },
  { type: "verse", attrs: common("rtl", { dir_set: true }), content: [text("مصراع یک"), { type: "hard_break" }, text("مصراع دو")] },
  { type: "figure", attrs: { ...common(), ...picture, size: "wide" }, content: [text("The 23:40.")] },
  {
    type: "gallery", attrs: { ...common(), columns: 4 },
    content: [
      { type: "gallery_item", attrs: picture, content: [text("First")] },
      { type: "gallery_item", attrs: { ...picture, media: null, src: "/media/abc/640", link: null } },
    ],
  },
  {
    type: "table", attrs: { ...common(), caption: "Trains" },
    content: [
      { type: "table_row", content: [{ type: "table_cell", attrs: { header: true, colspan: 2, rowspan: 1, align: "center" }, content: [text("Head")] }] },
      {
        type: "table_row",
        content: [
          { type: "table_cell", attrs: { header: false, colspan: 1, rowspan: 1, align: null }, content: [text("a")] },
          { type: "table_cell", attrs: { header: false, colspan: 1, rowspan: 1, align: "end" } },
        ],
      },
    ],
  },
  { type: "code", attrs: { ...common(), language: "rust" }, content: [text("fn main() {\n    run();\n}")] },
  { type: "audio", attrs: { ...common(), media: MEDIA, src: null, captions: null, transcript: "Rain.\n\nThen thunder.", seconds: 24 }, content: [text("Heard")] },
  { type: "video", attrs: { ...common(), media: null, src: "https://example.org/film.mp4", poster: "/media/abc/640", captions: "/files/abc/words.vtt", transcript: "", seconds: null } },
  { type: "embed", attrs: { ...common(), url: "https://www.youtube.com/watch?v=abc", provider: "youtube", title: "A film" }, content: [text("Seen")] },
  { type: "file", attrs: { ...common(), media: MEDIA, src: null, name: "report.pdf", bytes: 12345 } },
  { type: "separator", attrs: { id: "separator1" } },
  { type: "more", attrs: { id: "more1", label: "Read on" } },
  { type: "page_break", attrs: { id: "break1" } },
  { type: "background", attrs: { id: "background1", background: "01jd0000000000000000000002" } },
  { type: "raw", attrs: { id: "raw1", html: "<form><input name=q></form>", reason: "form" } },
  paragraph("", "rtl"),
  {
    type: "footnotes", attrs: { id: "footnotes1" },
    content: [{ type: "footnote", attrs: { note: "note-1", dir: "ltr", lang: null }, content: [text("A note, "), text("emphasised", mark("em"))] }],
  },
];
