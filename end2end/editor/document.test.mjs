// The document: what goes in comes out, ids live, paste is held by the schema.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { everything } from "./everything.mjs";
import { everyId, labelsOf, paragraph, start, textOf, until } from "./harness.mjs";

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run) {
  const desk = await house.page();
  await run(desk);
  await desk.close();
}

test("the core is at most 90 kB after brotli", async (t) => {
  const bytes = await readFile(house.bundle);
  const packed = brotliCompressSync(bytes).length;
  t.diagnostic(`${bytes.length} bytes, ${packed} after brotli`);
  assert.ok(packed <= 90_000);
});

test("every word that the editor uses is in the desk's catalogues, and none besides", async () => {
  const source = await readFile(new URL("../../frontend/editor/src/labels.ts", import.meta.url), "utf8");
  const used = [...source.matchAll(/\| "(\w+)"/g)].map(([, name]) => name).sort();
  for (const language of ["en", "ar", "fa", "sq"]) assert.deepEqual(Object.keys(labelsOf(language)).sort(), used, language);
});

test("a document with every node comes out as it went in, and opening it reports no change", () =>
  withDesk(async (desk) => {
    const blocks = everything();
    await desk.mount(blocks);
    assert.deepEqual(await desk.stored(), { v: 1, doc: { type: "doc", content: blocks } });
    await desk.page.waitForTimeout(300);
    assert.deepEqual(await desk.page.evaluate(() => window.changes), []);
  }));

test("copying everything into an empty story loses nothing but the ids", () =>
  withDesk(async (desk) => {
    const blocks = everything().filter(({ type }) => type !== "footnotes");
    await desk.mount([...blocks, everything().at(-1)]);
    await desk.press("Control+a", "Control+c");
    await desk.mount();
    await desk.press("Control+v");
    const strip = (node) => {
      const { id, ...attrs } = node.attrs ?? {};
      return { ...node, ...(node.attrs ? { attrs } : {}), ...(node.content ? { content: node.content.map(strip) } : {}) };
    };
    const pasted = (await desk.blocks()).filter(({ type }) => type !== "footnotes");
    // The hand-over of the clipboard keeps a language and a direction; text decides the direction of the empty ones.
    assert.deepEqual(pasted.map(strip), blocks.map(strip));
    assert.equal(everyId({ content: pasted }).some((id) => everyId({ content: blocks }).includes(id)), false);
  }));

test("a document of another format or schema is refused", () =>
  withDesk(async (desk) => {
    const refused = (stored) =>
      desk.page.evaluate((doc) => {
        try {
          window.newsEditor.mount(document.getElementById("root"), JSON.stringify({ doc, lang: "en", dir: "ltr" }), () => {});
          return "opened";
        } catch (error) {
          return error.name;
        }
      }, stored);
    assert.equal(await refused({ v: 2, doc: { type: "doc", content: [] } }), "RangeError");
    assert.equal(await refused({ v: 1, doc: { type: "doc", content: [{ type: "marquee" }] } }), "RangeError");
    assert.equal(await refused({ v: 1, doc: { type: "doc", content: [{ type: "heading", attrs: { level: 9 } }] } }), "RangeError");
    assert.equal(await desk.page.evaluate(() => document.getElementById("root").childElementCount), 0);
  }));

test("marks in any order are opened in the contract's order", () =>
  withDesk(async (desk) => {
    await desk.mount([{ ...paragraph(""), content: [{ type: "text", text: "x", marks: [{ type: "em" }, { type: "strong" }] }] }]);
    assert.deepEqual((await desk.blocks())[0].content[0].marks, [{ type: "strong" }, { type: "em" }]);
  }));

test("changes are reported soon, on blur, and before the editor goes", () =>
  withDesk(async (desk) => {
    await desk.mount();
    await desk.type("One");
    const heard = async (at) => textOf(JSON.parse(await desk.page.evaluate((at) => window.changes.at(at), at)).doc);
    assert.equal(await heard(0), "O", "the first at once");
    await until(desk.page, () => window.changes.length > 1);
    assert.equal(await heard(-1), "One", "those behind it together");
    await desk.type("!");
    await desk.page.evaluate(() => window.newsEditor.destroy(window.mounted));
    assert.equal(textOf(JSON.parse(await desk.page.evaluate(() => window.changes.at(-1))).doc), "One!");
    assert.equal(await desk.page.evaluate(() => document.getElementById("root").childElementCount), 0);
    assert.equal(await desk.page.evaluate(() => window.newsEditor.content(window.mounted)), "");
    await desk.page.evaluate(() => (window.mounted = 0));
  }));

test("ids stay unique and stay with the text after Enter, Backspace, copy and undo", () =>
  withDesk(async (desk) => {
    const [first, second] = [paragraph("First words"), paragraph("Second words")];
    await desk.mount([first, second]);
    const ids = async () => (await desk.blocks()).map(({ attrs }) => attrs.id);
    await desk.press("Home", "Enter");
    assert.deepEqual(await desk.texts(), ["First words", "", "Second words"]);
    assert.equal((await ids())[2], second.attrs.id, "an empty twin above the text takes the fresh id");
    await desk.press("ArrowRight", "ArrowRight", "Enter");
    assert.deepEqual(await desk.texts(), ["First words", "", "Se", "cond words"]);
    assert.equal((await ids())[2], second.attrs.id);
    await desk.press("Control+a", "Control+c", "Control+End", "Control+v");
    assert.equal((await desk.texts()).length, 8);
    const all = everyId((await desk.stored()).doc);
    assert.equal(new Set(all).size, all.length);
    for (const id of all) assert.match(id, /^[a-z0-9]{4,16}$/);
    assert.equal(all[0], first.attrs.id);
    await desk.press(...Array(8).fill("Control+z"));
    assert.deepEqual(await ids(), [first.attrs.id, second.attrs.id]);
  }));

const HOSTILE = [
  `<img src=x onerror="window.hit=1"><p onclick="window.hit=1">text<script>window.hit=1</script></p>`,
  `<a href="javascript:window.hit=1">a</a> <a href=" java\tscript:window.hit=1">b</a> <a href="data:text/html,<script>window.hit=1</script>">c</a>`,
  `<svg onload="window.hit=1"><animate onbegin="window.hit=1"></svg><math><mtext><img src onerror="window.hit=1"></mtext></math>`,
  `<iframe src="javascript:parent.hit=1"></iframe><object data="data:text/html,x"></object><embed src="javascript:1">`,
  `<style>body{display:none}</style><p style="position:fixed;inset:0;background:url(https://evil.example/x)">styled</p>`,
  `<div data-pm-slice="0 0 []" data-block="raw" data-html="&lt;script&gt;window.hit=1&lt;/script&gt;">x</div>`,
  `<p data-pm-slice="0 0 []">x</p><div data-block="embed" data-url="javascript:window.hit=1">x</div><div data-block="background" data-background="junk"></div>`,
  `<figure data-pm-slice="0 0 []" data-block="figure" data-src="javascript:window.hit=1" data-media="../x" data-link="vbscript:x" data-size="huge" data-width="1e9"><figcaption>cap</figcaption></figure>`,
  `<noscript><p title="</noscript><img src=x onerror=window.hit=1>"></noscript><template><img src=x onerror=window.hit=1></template>`,
];

test("hostile HTML runs nothing, loads nothing and becomes nodes of the schema", () =>
  withDesk(async (desk) => {
    for (const html of HOSTILE) {
      await desk.mount([paragraph("")]);
      await desk.paste(html);
      const stored = JSON.stringify(await desk.stored());
      assert.doesNotMatch(stored.replace(/"html":"(?:[^"\\]|\\.)*"/g, ""), /javascript:|data:text|vbscript:|onerror|evil\.example|junk|\.\.\/x|huge/, html);
      // What came out can be opened again.
      await desk.mount(JSON.parse(stored).doc.content);
    }
    await desk.page.waitForTimeout(100);
    assert.equal(await desk.page.evaluate(() => window.hit), undefined);
    assert.equal(await desk.page.evaluate(() => document.querySelectorAll(".ProseMirror :is(script, iframe, object, style, svg)").length), 0);
    assert.equal(house.asked.some((url) => url === "/x"), false, "no pasted address was asked for");
  }));

test("lists that are nested without end are cut to a depth that the document can hold", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("")]);
    await desk.paste("<ul><li>x".repeat(40));
    const depth = (node) => 1 + Math.max(0, ...(node.content ?? []).map(depth));
    assert.ok(depth((await desk.stored()).doc) <= 32);
    assert.equal(textOf((await desk.stored()).doc), "x".repeat(40));
  }));

test("paste from a word processor keeps structure and drops its noise", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("")]);
    await desk.paste(`<html><head><style>p{margin:0}</style></head><body lang=EN-US><b style="font-weight:normal">
      <h1 class=x>Title</h1><p dir=RTL lang=AR-SA>Some <b>bold</b> and <i>slanted</i> <a href="https://example.org">words</a><o:p></o:p></p>
      <p>Before <img src="https://example.org/a.jpg" alt="A bridge"> after</p>
      <ul><li><p>one</p></li><li>two<ol start=4><li>four</li></ol></li></ul>
      <table><tr><th>h</th></tr><tr><td><p>a</p><p>b</p></td></tr></table></b></body></html>`);
    const blocks = (await desk.blocks()).filter((block) => block.type !== "paragraph" || block.content);
    assert.deepEqual(blocks.map(({ type }) => type), ["heading", "paragraph", "figure", "paragraph", "list", "table"]);
    assert.equal(blocks[0].attrs.level, 2);
    assert.deepEqual([blocks[1].attrs.dir, blocks[1].attrs.lang], ["ltr", null]);
    assert.deepEqual(blocks[1].content.filter(({ marks }) => marks).map(({ text, marks }) => [text, marks[0].type]), [["bold", "strong"], ["slanted", "em"], ["words", "link"]]);
    assert.deepEqual([blocks[2].attrs.src, blocks[2].attrs.alt], ["https://example.org/a.jpg", "A bridge"]);
    assert.match(textOf(blocks[3]), /Before\s+after/);
    assert.equal(blocks[4].content[1].content[1].attrs.start, 4);
    assert.deepEqual(blocks[5].content[1].content[0].content.map(({ type }) => type), ["text", "hard_break", "text"]);
  }));

test("a picture's description is written in place, and Enter leaves its caption", () =>
  withDesk(async (desk) => {
    const [, , , , , , , figure] = everything();
    await desk.mount([figure]);
    await desk.page.getByLabel("Description for those who cannot see it").fill("A lamp");
    await desk.page.getByLabel("Size").selectOption("full");
    await desk.page.locator("figcaption").click();
    await desk.press("End", "Enter");
    await desk.type("After");
    const blocks = await desk.blocks();
    assert.deepEqual(blocks.map(({ type }) => type), ["figure", "paragraph"]);
    assert.deepEqual([blocks[0].attrs.alt, blocks[0].attrs.size, textOf(blocks[0]), textOf(blocks[1])], ["A lamp", "full", "The 23:40.", "After"]);
    // Backspace at the start of the caption merges nothing.
    await desk.page.locator("figcaption").click();
    await desk.press("Home", "Backspace", "Backspace");
    assert.deepEqual((await desk.blocks()).map(({ type }) => type), ["figure", "paragraph"]);
  }));

test("what is typed between the footnotes comes into one of them, wherever one clicks", () =>
  withDesk(async (desk) => {
    const reference = (note) => ({ type: "footnote_ref", attrs: { note } });
    const footnote = (note, text) => ({ type: "footnote", attrs: { note, dir: "ltr", lang: null }, content: [{ type: "text", text }] });
    const two = [
      { ...paragraph(""), content: [{ type: "text", text: "One" }, reference("aaaa1111"), { type: "text", text: " two" }, reference("bbbb2222")] },
      { type: "footnotes", attrs: { id: "notes111" }, content: [footnote("aaaa1111", "First."), footnote("bbbb2222", "Second.")] },
    ];
    for (const dir of ["ltr", "rtl"]) {
      await desk.mount(two, { dir, lang: dir === "rtl" ? "fa" : "en" });
      const section = desk.page.locator('[data-block="footnotes"]');
      const { height, width } = await section.boundingBox();
      for (let y = 2; y < height; y += 6) {
        for (const x of [3, width / 2, width - 3]) {
          await section.click({ position: { x, y }, force: true });
          await desk.type("x");
        }
      }
      for (const key of ["Home", "ArrowLeft", "x", "End", "ArrowRight", "x", "ArrowUp", "x", "Control+Home", "ArrowDown", "x"]) await desk.press(key);
      const notes = (await desk.blocks()).find(({ type }) => type === "footnotes");
      assert.deepEqual(notes.content.map(({ attrs }) => attrs.note), ["aaaa1111", "bbbb2222"], dir);
      assert.equal(await desk.page.locator('[data-block="footnote"]:not([data-note])').count(), 0);
      const typed = JSON.stringify(await desk.blocks()).match(/x/g).length;
      assert.ok(typed > 10, `what was typed is there: ${typed}`);
    }
  }));

test("a footnote goes with its reference, and comes back with it", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("Said")]);
    await desk.page.getByRole("button", { name: "Footnote" }).click();
    await desk.type("By her");
    let blocks = await desk.blocks();
    assert.deepEqual(blocks.map(({ type }) => type), ["paragraph", "footnotes"]);
    assert.equal(textOf(blocks[1]), "By her");
    await desk.press("Control+Home", "Control+Shift+ArrowDown", "Shift+End", "Control+x");
    await desk.page.locator(".ProseMirror > p").first().click();
    blocks = await desk.blocks();
    assert.deepEqual(blocks.map(({ type }) => type), ["paragraph"]);
    await desk.press("Control+v");
    blocks = await desk.blocks();
    assert.equal(textOf(blocks.at(-1)), "By her");
    assert.equal(blocks.at(-1).type, "footnotes");
  }));
