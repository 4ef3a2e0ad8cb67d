// Paste: what word processors, web pages and plain text bring keeps its sense and loses its dress; nothing hostile runs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { shared } from "../support/fixtures.mjs";
import { labelsOf, paragraph, start, textOf, until } from "./harness.mjs";

let house;
before(async () => (house = await start()));
after(() => house.stop());

const saved = (name) => readFile(fileURLToPath(new URL(`clipboard/${name}.html`, import.meta.url)), "utf8");

async function pasted(name, options = {}) {
  const desk = await house.page();
  await desk.mount([paragraph("", options.dir)], options);
  await desk.paste(await saved(name));
  return desk;
}

const shape = (blocks) => blocks.filter((block) => block.type !== "paragraph" || block.content).map(({ type }) => type);
const marksOf = (block) => block.content.filter(({ marks }) => marks).map(({ text, marks }) => [text, marks[0].type]);
const items = (list) => list.content.map(({ content }) => content.map((part) => (part.type === "list" ? items(part) : textOf(part))));
const noDress = (desk) => desk.stored().then((stored) => assert.doesNotMatch(JSON.stringify(stored), /Mso|mso-|Calibri|Georgia|Nazanin|C00000|docs-internal|AppData|supportLists|\[1\]/));

test("Word, English: headings, lists of paragraphs, quote, table, links and footnotes are kept; dress and comments go", async () => {
  const desk = await pasted("word-en");
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "heading", "paragraph", "list", "heading", "list", "quote", "table", "paragraph", "footnotes"]);
  const [title, , text, bullets, , numbers, quote, table, last, notes] = blocks.filter((block) => block.type !== "paragraph" || block.content);
  assert.equal(textOf(title), "The lamp keeper’s ledger");
  assert.deepEqual(marksOf(text), [["old lamp", "strong"], ["half past four", "em"], ["harbour’s ledger", "link"]]);
  assert.deepEqual([bullets.attrs.ordered, items(bullets)], [false, [["oil, two cans", [["one of them half empty"]]], ["wick"]]]);
  assert.deepEqual([numbers.attrs.ordered, numbers.attrs.start, items(numbers)], [true, 3, [["Trim the wick."], ["Wipe the glass."]]]);
  assert.match(textOf(quote), /^“A clean glass/);
  assert.deepEqual(table.content.map(({ content }) => content.map(textOf)), [["Month", "Nights"], ["January", "31"]]);
  assert.equal(textOf(last), "Last entry.");
  const references = text.content.filter(({ type }) => type === "footnote_ref").map(({ attrs }) => attrs.note);
  assert.deepEqual(notes.content.map(({ attrs }) => attrs.note), references);
  assert.deepEqual(notes.content.map(textOf), ["Volume four, page 9.", "The page is torn."]);
  await noDress(desk);
  await desk.close();
});

test("Word, Persian: base letters for glyphs, half-spaces stay, controls go, each block has its direction", async () => {
  const desk = await pasted("word-fa", { lang: "fa", dir: "rtl" });
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "paragraph", "list", "paragraph", "footnotes"]);
  const [, text, list, english, notes] = blocks;
  assert.match(textOf(text), /^فانوس را ساعت چهار و نیم روشن می‌کردند؛ در دفتر چنین آمده است\. بندر خاموش بود\.$/);
  assert.deepEqual([list.attrs.ordered, list.attrs.start, items(list)], [true, 1, [["فتیله را کوتاه کن."], ["شیشه را پاک کن."]]]);
  assert.deepEqual([text, list, english].map(({ attrs }) => attrs.dir), ["rtl", "rtl", "ltr"]);
  assert.equal(textOf(notes), "جلد چهارم، صفحهٔ نهم.");
  await noDress(desk);
  await desk.close();
});

test("Google Docs, English: nothing is bold that was not, nested lists nest, a picture elsewhere is noted and not asked for", async () => {
  const desk = await pasted("docs-en");
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "paragraph", "list", "list", "table", "figure", "separator", "footnotes"]);
  const [, text, bullets, numbers, , figure, , notes] = blocks.filter((block) => block.type !== "paragraph" || block.content);
  assert.deepEqual(marksOf(text), [["never late", "strong"], [", almost", "em"], ["timetable", "link"]]);
  assert.deepEqual(items(bullets), [["ropes", [["two of hemp"]]], ["a bell"]]);
  assert.equal(numbers.attrs.ordered, true);
  assert.deepEqual([figure.attrs.media, figure.attrs.alt], [null, "The ferry"]);
  assert.match(await desk.page.locator(".block-figure .block-note").textContent(), /another site/);
  assert.match(await desk.page.locator(".editor-said").textContent(), /another site/);
  assert.equal(await desk.page.locator(".block-figure img[src]").count(), 0);
  assert.equal(textOf(notes), "But for the winter of the long fog.");
  await noDress(desk);
  await desk.close();
});

test("Google Docs, Persian", async () => {
  const desk = await pasted("docs-fa", { lang: "fa", dir: "rtl" });
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "paragraph", "list"]);
  assert.deepEqual(marksOf(blocks[1]), [["هیچ‌گاه دیر نمی‌کرد", "strong"], ["جدول ساعت‌ها", "link"]]);
  assert.deepEqual(items(blocks[2]), [["طناب", [["دو رشته کنفی"]]]]);
  await desk.close();
});

test("a web page: its notes become footnotes, its code stays code, its scripts do nothing", async () => {
  const desk = await pasted("web-en");
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "paragraph", "quote", "figure", "code", "footnotes"]);
  assert.equal(textOf(blocks.at(-1)), "Yearbook of the museum, page 3.");
  assert.equal(textOf(blocks.find(({ type }) => type === "code")), "tick();\ntock();");
  assert.equal(await desk.page.evaluate(() => window.hit), undefined);
  await desk.close();
});

test("a sentence of a web page goes into the sentence that it is pasted in", async () => {
  const desk = await house.page();
  await desk.mount([paragraph("Before  after")]);
  await desk.press("Home", ...Array(7).fill("ArrowRight"));
  await desk.paste("<meta charset='utf-8'><span>the <b>clock</b></span>");
  assert.deepEqual(await desk.texts(), ["Before the clock after"]);
  await desk.close();
});

test("plain text that is written as Markdown becomes what it means; other text stays as it is", async () => {
  const desk = await house.page();
  await desk.mount();
  await desk.paste("", "# The weir\n\nIt is **older** than the [mill](https://mill.example).[^1]\n\n- stones\n  - from the river\n- oak\n\n2. Two\n3. Three\n\n> Said the miller.\n\n```\nlet x = 1;\n```\n\n| Year | Height |\n| --- | --- |\n| 1904 | 2 m |\n\n---\n\nEnd.\n\n[^1]: By *forty* years.");
  const blocks = await desk.blocks();
  assert.deepEqual(shape(blocks), ["heading", "paragraph", "list", "list", "quote", "code", "table", "separator", "paragraph", "footnotes"]);
  assert.deepEqual(marksOf(blocks[1]), [["older", "strong"], ["mill", "link"]]);
  assert.deepEqual(items(blocks[2]), [["stones", [["from the river"]]], ["oak"]]);
  assert.equal(blocks[3].attrs.start, 2);
  assert.equal(textOf(blocks.at(-1)), "By forty years.");
  await desk.mount();
  await desk.paste("", "One line.\nAnother * line_with_signs.");
  assert.deepEqual(await desk.texts(), ["One line.", "Another * line_with_signs."]);
  await desk.close();
});

test("an address that is pasted over words links them; one that may not be a link stays text", async () => {
  const desk = await house.page();
  await desk.mount([paragraph("See here")]);
  await desk.press("Control+Shift+ArrowLeft");
  await desk.paste("", "https://example.org/a");
  assert.deepEqual((await desk.blocks())[0].content.at(-1), { type: "text", text: "here", marks: [{ type: "link", attrs: { href: "https://example.org/a", title: null } }] });
  await desk.press("End", "Control+Shift+ArrowLeft");
  await desk.paste("", "javascript:alert(1)");
  assert.deepEqual(await desk.texts(), ["See javascript:alert(1)"]);
  await desk.close();
});

test("pasted and dropped pictures go to the library and come back as blocks", async () => {
  const desk = await house.page();
  await desk.page.evaluate(() => {
    window.sent = [];
    window.newsLibrary = {
      pick: async () => [],
      upload: async (files, wish) => {
        window.sent.push([files.map(({ name }) => name), wish]);
        return files.map(({ name }, index) => ({ media: `01jd000000000000000000000${index + 1}`, kind: "picture", name, src: "/media/x/640.webp", width: 640, height: 480, alt: "", caption: "", credit: "Ana" }));
      },
    };
  });
  await desk.mount([paragraph("One"), paragraph("Two")]);
  await desk.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "a.png", { type: "image/png" }));
    data.items.add(new File(["y"], "b.png", { type: "image/png" }));
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await until(desk.page, () => document.querySelectorAll(".block-figure").length === 2);
  assert.deepEqual((await desk.blocks()).map(({ type, attrs }) => [type, attrs.media ?? null, attrs.credit ?? null]).slice(0, 4), [
    ["paragraph", null, null], ["paragraph", null, null], ["figure", "01jd0000000000000000000001", "Ana"], ["figure", "01jd0000000000000000000002", "Ana"],
  ]);
  await desk.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["z"], "c.png", { type: "image/png" }));
    const first = document.querySelector(".ProseMirror > p");
    const { left, top } = first.getBoundingClientRect();
    first.dispatchEvent(new DragEvent("drop", { dataTransfer: data, clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true }));
  });
  await until(desk.page, () => document.querySelectorAll(".block-figure").length === 3);
  assert.equal((await desk.blocks())[1].type, "figure", "where it was dropped");
  assert.deepEqual(await desk.page.evaluate(() => window.sent), [[["a.png", "b.png"], { lang: "en" }], [["c.png"], { lang: "en" }]]);
  await desk.close();
});

test("all of the hostile payloads run nothing and load nothing, pasted as HTML and as text", async (t) => {
  const file = shared("xss-payloads.json", t);
  if (file === undefined) return;
  const payloads = JSON.parse(await readFile(file, "utf8"));
  const all = [];
  (function gather(value) {
    if (typeof value === "string") all.push(value);
    else if (value && typeof value === "object") Object.values(value).forEach(gather);
  })(payloads);
  assert.ok(all.length > 20, `${all.length} payloads`);
  const desk = await house.page();
  const asked = house.asked.length;
  await desk.page.evaluate(() => {
    for (const name of ["alert", "prompt", "confirm", "print", "open"]) window[name] = () => (window.ran = name);
  });
  const held = await desk.page.evaluate(([payloads, labels]) => {
    const root = document.getElementById("root");
    const mount = (doc) => window.newsEditor.mount(root, JSON.stringify({ doc, lang: "en", dir: "ltr", labels }), () => {});
    return payloads.map((payload) => {
      const editor = mount(null);
      root.querySelector(".ProseMirror").focus();
      for (const type of ["text/html", "text/plain"]) {
        const data = new DataTransfer();
        data.setData(type, payload);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      }
      const all = Array.from(document.querySelectorAll(".ProseMirror *"));
      const seen = {
        payload,
        bad: all.filter((element) => element.matches("script, iframe, object, embed, style, link, meta, base, form, svg, math, template")).map(({ outerHTML }) => outerHTML),
        handlers: all.flatMap((element) => Array.from(element.attributes, ({ name }) => name)).filter((name) => name.startsWith("on") || name === "style" || name === "srcdoc"),
        links: all.filter((element) => element.matches("[href], [src], [action], [formaction]")).map((element) => element.getAttribute("href") ?? element.getAttribute("src")),
      };
      // What came out can be opened again.
      const stored = window.newsEditor.content(editor);
      window.newsEditor.destroy(editor);
      window.newsEditor.destroy(mount(JSON.parse(stored)));
      return seen;
    });
  }, [all, labelsOf("en")]);
  for (const { payload, bad, handlers, links } of held) {
    assert.deepEqual([bad, handlers], [[], []], payload);
    for (const address of links) assert.match(address, /^(?:https?:|mailto:|tel:|[/#?])/i, payload);
  }
  await desk.page.waitForTimeout(200);
  assert.equal(await desk.page.evaluate(() => window.ran), undefined);
  assert.deepEqual(house.asked.slice(asked).filter((url) => !url.startsWith("/api/desk/lint")), []);
  await desk.context.close();
  assert.deepEqual(desk.said.filter((line) => !/Content Security Policy|Failed to load/.test(line)), []);
});

const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A library that takes pictures in when it is told to. */
const slowLibrary = (desk, refuses = false) =>
  desk.page.evaluate((no) => {
    window.sent = [];
    window.gates = [];
    window.newsLibrary = {
      pick: async () => [],
      upload: (files) =>
        new Promise((done, failed) => {
          window.sent.push(...files.map(({ name, type, size }) => [name.replace(/\d+/, "N"), type, size]));
          const number = window.sent.length;
          const picked = { media: `01jd000000000000000000000${number}`, kind: "picture", name: "x", src: `/media/x${number}/640.webp`, width: 1, height: 1, alt: "", caption: "", credit: "" };
          window.gates.push(() => (no ? failed(new Error("off the line")) : done([picked])));
        }),
    };
  }, refuses);
const open = (desk) => desk.page.evaluate(() => window.gates.shift()());
const WITH_PICTURES =
  `<p>One <img src="data:image/png;base64,${DOT}" alt="A clock"> two</p><p>Three</p>` +
  `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><figcaption>Said below</figcaption></figure><p>End</p>`;

test("pictures that lie in pasted HTML go into the library; until then the text is stored without them", async () => {
  const desk = await house.page();
  await slowLibrary(desk);
  await desk.mount();
  await desk.paste(WITH_PICTURES, "plain");
  await until(desk.page, () => document.querySelectorAll(".block-picture[src^='blob:']").length === 2);
  assert.deepEqual(await desk.texts(), ["One two", "Three", "End"], "nothing passing is stored");
  await desk.press("Control+Home");
  await desk.type("So: ");
  await until(desk.page, () => window.gates.length === 1);
  await open(desk);
  await until(desk.page, () => window.gates.length === 1 && window.sent.length === 2);
  await open(desk);
  await until(desk.page, () => document.querySelector(".block-picture[src^='blob:']") === null);
  const blocks = await desk.blocks();
  const figures = blocks.filter(({ type }) => type === "figure");
  assert.deepEqual(figures.map(({ attrs }) => [attrs.media, attrs.src, attrs.alt]), [["01jd0000000000000000000001", null, "A clock"], ["01jd0000000000000000000002", null, ""]]);
  assert.deepEqual(blocks.map(({ type }) => type), ["figure", "paragraph", "paragraph", "figure", "paragraph"]);
  assert.match((await desk.texts()).join("|"), /So: .*One two\|Three\|Said below\|End|So: \|One/);
  assert.deepEqual(await desk.page.evaluate(() => window.sent), [["pasted-N.png", "image/png", 70], ["pasted-N.gif", "image/gif", 14]]);
  await desk.close();
});

test("pictures that cannot be had, or that the library does not take, are said with their number, and their captions stay", async () => {
  const desk = await house.page();
  const said = () => desk.page.locator(".editor-said.is-loud");
  await slowLibrary(desk, true);
  for (const [language, pattern] of [["en", /did not come along: 2\./], ["fa", /همراه متن نیامدند: ۲\./]]) {
    await desk.mount(null, { lang: "en", dir: "ltr", interfaceLang: language, interfaceDir: language === "fa" ? "rtl" : "ltr", labels: labelsOf(language) });
    await desk.paste('<p>A <img src="file:///D:/texts/clip_image001.png"> b</p><p><img src="cid:image002@host"></p><p><img src="file:///D:/line.png" width="1" height="1">c</p>', "plain");
    await said().waitFor();
    assert.match(await said().textContent(), pattern);
    assert.equal((await desk.texts()).filter(Boolean).map((words) => words.replace(/\s+/g, " ")).join("|"), "A b|c");
    await said().click();
    assert.equal(await said().count(), 0);
  }
  await desk.mount();
  await desk.paste(WITH_PICTURES, "plain");
  for (let picture = 0; picture < 2; picture += 1) {
    await until(desk.page, () => window.gates.length === 1);
    await open(desk);
    await desk.settle();
  }
  await said().waitFor();
  assert.match(await said().textContent(), /did not come along: 2\./);
  assert.deepEqual((await desk.blocks()).map(({ type }) => type), ["paragraph", "paragraph", "paragraph", "paragraph"]);
  assert.equal((await desk.texts())[2], "Said below");
  await desk.close();
});
