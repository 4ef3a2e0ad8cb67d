// Writing from right to left: the dot, the caret, Backspace, the direction of blocks, the half-space. MR-n: reference/multilingual.md.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { common, paragraph, start, textOf } from "./harness.mjs";

const FA = { lang: "fa", dir: "rtl" };
const AR = { lang: "ar", dir: "rtl" };
const ZWNJ = "\u200c";

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run) {
  const desk = await house.page();
  await run(desk);
  await desk.close();
}

/** Keys of the standard Persian layout, by place. */
const PERSIAN = { س: ["KeyS", 83], ل: ["KeyG", 71], ا: ["KeyH", 72], م: ["KeyL", 76], ".": ["Period", 190] };
async function persian(desk, character) {
  const [code, virtual] = PERSIAN[character];
  await desk.key(character, code, virtual);
}

test("MR-60: the dot of «سلام.» stands at the left end after each key", () =>
  withDesk(async (desk) => {
    await desk.mount(null, FA);
    let typed = "";
    for (const character of "سلام.") {
      await persian(desk, character);
      typed += character;
      assert.deepEqual(await desk.texts(), [typed]);
      const [first, last] = [await desk.box("س"), await desk.box(character)];
      if (typed.length > 1) assert.ok(last.left <= first.left && last.right <= first.right, `${typed}: the last sign is left-most`);
    }
    const dot = await desk.box(".");
    for (const letter of "سلام") assert.ok(dot.right <= (await desk.box(letter)).left + 0.5, `the dot is left of ${letter}`);
    const sheet = await desk.page.evaluate(() => document.querySelector(".ProseMirror p").getBoundingClientRect().right);
    assert.ok(Math.abs((await desk.box("س")).right - sheet) < 8, "the line begins at the right edge");
  }));

test("MR-60: Backspace takes the logically previous sign", () =>
  withDesk(async (desk) => {
    const cases = [
      ["لا", ["ل", ""]],
      ["بَ", ["ب", ""]],
      ["كتابٌ", ["كتاب", "كتا"]],
      [`می${ZWNJ}ر`, [`می${ZWNJ}`, "می"]],
      ["س👩‍👧", ["س"]],
      ["سA1", ["سA", "س"]],
    ];
    for (const [text, steps] of cases) {
      await desk.mount([paragraph("پیش", "rtl"), paragraph(text, "rtl")], FA);
      for (const expected of steps) {
        await desk.press("Backspace");
        assert.deepEqual(await desk.texts(), ["پیش", expected], text);
      }
    }
  }));

test("MR-60: blocks merge only from a block's start", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("یک", "rtl"), paragraph("دو سه", "rtl")], FA);
    await desk.press("Control+Backspace");
    assert.deepEqual(await desk.texts(), ["یک", "دو "]);
    await desk.press("Control+Backspace");
    assert.deepEqual(await desk.texts(), ["یک", ""]);
    await desk.press("Control+z", "Home", "Backspace");
    assert.equal((await desk.texts()).length, 1);
    await desk.press("Control+z");
    assert.equal((await desk.texts()).length, 2);
  }));

test("MR-61: arrows are visual, Home and End logical, in a line of two scripts", () =>
  withDesk(async (desk) => {
    const text = "سلام CSS دنیا";
    await desk.mount([paragraph(text, "rtl")], FA);
    await desk.press("Home");
    assert.equal((await desk.caret()).offset, 0);
    await desk.press("ArrowLeft");
    assert.equal((await desk.caret()).offset, 1, "Left goes on in a right-to-left line");
    await desk.press("ArrowRight");
    assert.equal((await desk.caret()).offset, 0);
    await desk.press("End");
    assert.equal((await desk.caret()).offset, text.length);
    await desk.press("ArrowRight");
    assert.equal((await desk.caret()).offset, text.length - 1);
    await desk.press("Home", "Control+ArrowLeft");
    assert.ok([4, 5].includes((await desk.caret()).offset), "by a word");
    // Left from the start reaches the end, through the Latin word, without standing still.
    await desk.press("Home");
    const seen = new Set([0]);
    for (let step = 0; step < text.length + 4 && !seen.has(text.length); step += 1) {
      await desk.press("ArrowLeft");
      seen.add((await desk.caret()).offset);
    }
    assert.ok(seen.has(text.length), `Left reaches the end: ${[...seen]}`);
  }));

test("MR-61: Left from a right-to-left block's end goes to the next block, Right comes back", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("یک", "rtl"), paragraph("دو", "rtl"), { type: "separator", attrs: { id: "rule" } }, paragraph("سه", "rtl")], FA);
    await desk.press("Control+Home", "End", "ArrowLeft");
    assert.deepEqual(await desk.caret(), { text: "دو", offset: 0 });
    await desk.press("ArrowRight");
    assert.deepEqual(await desk.caret(), { text: "یک", offset: 2 });
    await desk.press("ArrowLeft", "End", "ArrowLeft");
    assert.equal(await desk.page.locator(".ProseMirror-selectednode").count(), 1, "the separator is selected on the way");
    await desk.press("ArrowLeft");
    await desk.type("!");
    assert.deepEqual(await desk.texts(), ["یک", "دو", "", "!سه"]);
    await desk.press("Home", "ArrowRight", "ArrowRight", "ArrowRight");
    assert.deepEqual(await desk.caret(), { text: "دو", offset: 1 });
  }));

test("MR-61: no caret is stuck around bold and links; a walk visits every place", () =>
  withDesk(async (desk) => {
    const text = (words, ...marks) => ({ type: "text", text: words, ...(marks.length ? { marks: marks.map((type) => (type === "link" ? { type, attrs: { href: "https://example.org", title: null } } : { type })) } : {}) });
    const words = [text("یک "), text("دو", "strong"), text(" سه "), text("پیوند", "link"), text(" چهار "), text("آخر", "em")];
    await desk.mount([{ ...paragraph("", "rtl"), content: words }], FA);
    const length = words.reduce((sum, word) => sum + word.text.length, 0);
    for (const [from, key] of [["Home", "ArrowLeft"], ["End", "ArrowRight"]]) {
      await desk.press(from);
      const seen = new Set([(await desk.caret()).offset]);
      for (let step = 0; step < length; step += 1) {
        await desk.press(key);
        seen.add((await desk.caret()).offset);
      }
      assert.equal(seen.size, length + 1, `${key} visits all: ${[...seen]}`);
    }
    // A random walk never throws the caret out of the block, and what it types lands where the caret is.
    let seed = 7;
    for (let step = 0; step < 60; step += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      await desk.page.keyboard.press(["ArrowLeft", "ArrowRight", "ArrowLeft", "Home", "End", "ArrowRight"][seed % 6]);
    }
    await desk.settle();
    const { offset } = await desk.caret();
    await desk.type("؟");
    assert.equal((await desk.texts())[0].indexOf("؟"), offset);
  }));

test("a block turns when most of its letters disagree, and not for a Latin word at its start", () =>
  withDesk(async (desk) => {
    await desk.mount(null, FA);
    const dir = async (index = 0) => (await desk.blocks())[index].attrs.dir;
    assert.equal(await dir(), "rtl", "an empty story has the version's direction");
    await desk.type("NASA ");
    assert.equal(await dir(), "rtl");
    await desk.type("گفت که");
    assert.equal(await dir(), "rtl");
    await desk.press("Enter");
    await desk.type("The river rose in the night");
    assert.equal(await dir(1), "ltr");
    assert.equal(await desk.page.evaluate(() => getComputedStyle(document.querySelectorAll(".ProseMirror p")[1]).direction), "ltr");
    await desk.press("Enter");
    assert.equal(await dir(2), "ltr", "a new block inherits");
    await desk.type("و رود");
    assert.equal(await dir(2), "rtl");
    await desk.press("Enter");
    await desk.type("OK");
    assert.equal(await dir(3), "rtl", "a short word waits");
    await desk.press("ArrowUp");
    assert.equal(await dir(3), "ltr", "until the caret has left");
    assert.ok((await desk.blocks()).every(({ attrs }) => attrs.dir_set === false));
    assert.equal(await desk.page.locator('.ProseMirror [dir="auto"]').count(), 0);
  }));

test("a direction set by hand is sticky, also over undo and reload; the next block is free again", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("سلام", "rtl")], FA);
    // Ctrl+Shift+X on a Persian layout: the key says «ط», the place says KeyX.
    await desk.key("ط", "KeyX", 88, { text: "", modifiers: 2 | 8 });
    let [block] = await desk.blocks();
    assert.deepEqual([block.attrs.dir, block.attrs.dir_set], ["ltr", true]);
    await desk.type(" دنیای بزرگ");
    [block] = await desk.blocks();
    assert.equal(block.attrs.dir, "ltr");
    await desk.mount(await desk.blocks(), FA);
    await desk.type(" و بزرگ‌تر");
    assert.equal((await desk.blocks())[0].attrs.dir, "ltr");
    await desk.press("Enter");
    await desk.type("تازه");
    assert.deepEqual((await desk.blocks()).map(({ attrs }) => [attrs.dir, attrs.dir_set]), [["ltr", true], ["rtl", false]]);
    await desk.press("Control+a", "Control+Shift+x");
    assert.deepEqual((await desk.blocks()).map(({ attrs }) => [attrs.dir, attrs.dir_set]), [["rtl", true], ["rtl", true]]);
  }));

test("MR-59: a list turns as a whole, and code never does", () =>
  withDesk(async (desk) => {
    const item = (words) => ({ type: "list_item", content: [paragraph(words, "rtl")] });
    await desk.mount(
      [
        { type: "code", attrs: { ...common("ltr"), language: null }, content: [{ type: "text", text: "سلام" }] },
        { type: "list", attrs: { ...common("rtl"), ordered: false, start: 1 }, content: [item("یک"), item("دو")] },
      ],
      FA,
    );
    await desk.press("Control+Shift+x");
    const [, list] = await desk.blocks();
    assert.deepEqual([list.attrs.dir, ...list.content.map(({ content }) => content[0].attrs.dir)], ["ltr", "ltr", "ltr"]);
    await desk.press("Control+a", "Control+Shift+x");
    assert.equal((await desk.blocks())[0].attrs.dir, "ltr");
  }));

test("MR-62: Shift+Space and Ctrl+Shift+2 put a half-space in Persian, and only there", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("می", "rtl")], FA);
    await desk.press("Shift+Space");
    await desk.type("رود");
    assert.deepEqual(await desk.texts(), [`می${ZWNJ}رود`]);
    await desk.key("@", "Digit2", 50, { text: "", modifiers: 2 | 8 });
    await desk.type("ها");
    assert.deepEqual(await desk.texts(), [`می${ZWNJ}رود${ZWNJ}ها`]);
    await desk.press("Shift+Space", "Shift+Space", "Backspace");
    assert.deepEqual(await desk.texts(), [`می${ZWNJ}رود${ZWNJ}ها`], "one only, and Backspace takes it");
    await desk.page.getByRole("button", { name: "Half-space" }).click();
    assert.deepEqual(await desk.texts(), [`می${ZWNJ}رود${ZWNJ}ها${ZWNJ}`]);
    await desk.page.getByRole("button", { name: "Show invisible characters" }).click();
    assert.equal(await desk.page.locator(".invisible-zwnj").count(), 3);
    await desk.mount([paragraph("في", "rtl")], AR);
    await desk.press("Shift+Space");
    assert.deepEqual(await desk.texts(), ["في "]);
    assert.equal(await desk.page.getByRole("button", { name: "Half-space" }).count(), 0);
  }));

test("MR-56: quotation marks are the language's own, and one Backspace gives the plain one", () =>
  withDesk(async (desk) => {
    for (const [lang, dir, typed, expected] of [
      ["fa", "rtl", '"سلام"', "«سلام»"],
      ["ar", "rtl", 'قال "نعم"', "قال «نعم»"],
      ["en", "ltr", `"It's" 'so'`, "“It’s” ‘so’"],
      ["sq", "ltr", '"Po"', "„Po“"],
      ["fa", "rtl", "O'Brien", "O'Brien"],
    ]) {
      await desk.mount(null, { lang, dir });
      await desk.type(typed);
      assert.deepEqual(await desk.texts(), [expected]);
    }
    await desk.mount(null, FA);
    await desk.type('"');
    await desk.press("Backspace");
    assert.deepEqual(await desk.texts(), ['"']);
  }));

test("MR-58: the interface's direction and the story's are independent", () =>
  withDesk(async (desk) => {
    for (const [lang, dir, interfaceLang, interfaceDir] of [["fa", "rtl", "en", "ltr"], ["en", "ltr", "fa", "rtl"]]) {
      await desk.mount(null, { lang, dir, interfaceLang, interfaceDir });
      const seen = await desk.page.evaluate(() => {
        const direction = (selector) => getComputedStyle(document.querySelector(selector)).direction;
        return [direction(".editor-tools"), direction(".ProseMirror"), document.querySelector(".ProseMirror").lang];
      });
      assert.deepEqual(seen, [interfaceDir, dir, lang]);
    }
    assert.equal(textOf((await desk.stored()).doc), "");
  }));
