// The caret among two scripts: where keys bring it, what they take, what is written at a boundary, and that nothing is lost.
// MR-n: reference/multilingual.md.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { paragraph, start, textOf } from "./harness.mjs";

const FA = { lang: "fa", dir: "rtl" };
const AR = { lang: "ar", dir: "rtl" };
const EN = { lang: "en", dir: "ltr" };
const ZWNJ = "\u200c";
const text = (words, ...marks) => ({ type: "text", text: words, ...(marks.length ? { marks } : {}) });
const span = (lang, dir) => ({ type: "span", attrs: { lang, dir } });
const strong = { type: "strong" };
const link = { type: "link", attrs: { href: "https://example.org", title: null } };

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run, page) {
  const desk = await house.page(page);
  await run(desk);
  await desk.close();
}

const inline = (content, dir) => ({ ...paragraph("", dir), content });

/** How many places the caret has in a text: one before each sign, and the end. */
const places = (words) => [...new Intl.Segmenter().segment(words)].length + 1;

/** Where the caret is drawn: the only red of the page. */
async function drawn(desk) {
  const shot = (await desk.page.screenshot({ caret: "initial" })).toString("base64");
  return desk.page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    for (let at = 0; at < data.length; at += 4) if (data[at] > 200 && data[at + 1] < 60 && data[at + 2] < 60) return (at / 4) % image.width;
    return null;
  }, shot);
}

/** Only the caret has colour; a large letter, so that places are pixels apart. */
const bare = (desk) =>
  desk.page.evaluate(() => {
    document.querySelector(".editor-head").style.visibility = "hidden";
    const { style } = document.querySelector(".ProseMirror");
    style.caretColor = "rgb(255, 0, 0)";
    style.fontSize = "28px";
    for (const one of document.querySelectorAll(".ProseMirror *")) one.style.setProperty("color", "transparent");
  });

const LINES = [
  ["a Latin word in Persian", FA, [text("سلام CSS دنیا")]],
  ["a Latin word at the start", FA, [text("CSS دنیا")]],
  ["a number at the end", FA, [text("سال ۱۴۰۳ یا 2024")]],
  ["bold and a link", FA, [text("یک "), text("bold", strong), text(" سه "), text("link", link)]],
  ["an isolate with a bracket", FA, [text("فیلم "), text("Night (x)", span("en", "ltr")), text(" خوب")]],
  ["isolates as signs", AR, [text("قال \u2066Ali\u2069 نعم")]],
  ["a half-space and vowel signs", FA, [text(`می${ZWNJ}رودِ Aa`)]],
  ["Persian in English", EN, [text("The قطار شب left")]],
  ["an isolate in English", EN, [text("A "), text("قطار", span("fa", "rtl")), text(" left")]],
];

for (const [name, options, content] of LINES) {
  test(`MR-61: arrows go where they point and visit every place: ${name}`, () =>
    withDesk(async (desk) => {
      await desk.mount([inline(content, options.dir)], options);
      const words = textOf({ content });
      const rtl = options.dir === "rtl";
      for (const [from, key, towards] of [["Home", rtl ? "ArrowLeft" : "ArrowRight", rtl ? -1 : 1], ["End", rtl ? "ArrowRight" : "ArrowLeft", rtl ? 1 : -1]]) {
        await bare(desk);
        await desk.press(from);
        const offsets = [(await desk.caret()).offset];
        let x = await drawn(desk);
        assert.notEqual(x, null, "the caret is seen");
        for (let step = 1; step < places(words); step += 1) {
          await desk.press(key);
          const { offset } = await desk.caret();
          const now = await drawn(desk);
          // Signs of no width are places as well.
          const stays = /[\u2066-\u2069]/.test(words);
          assert.ok((now - x) * towards > 0 || (stays && (now - x) * towards >= 0), `${key} ${step}: from ${x} to ${now}, places ${[...offsets, offset]}`);
          x = now;
          offsets.push(offset);
        }
        assert.equal(new Set(offsets).size, places(words), `${key} visits all: ${offsets}`);
        assert.equal(offsets.at(-1), from === "Home" ? words.length : 0, "it ends at the other end");
      }
    }, { viewport: { width: 700, height: 300 } }));
}

test("MR-61: through lines and blocks of two scripts the caret stands nowhere still, forth and back", () =>
  withDesk(async (desk) => {
    const long = "قطار شب در ایستگاه NASA Goddard Space Flight Center ایستاد و ۱۲۳ نفر از Berlin Hauptbahnhof پیاده شدند. ";
    for (const [options, dir, keys] of [[FA, "rtl", ["ArrowLeft", "ArrowRight"]], [EN, "ltr", ["ArrowRight", "ArrowLeft"]]]) {
      const first = inline([text(long), text("Night train", strong), text(" پایان")], dir);
      first.attrs.dir_set = true;
      await desk.mount([first, paragraph("CSS و دو", dir, { dir_set: true })], options);
      const wanted = places(textOf(first)) + places("CSS و دو");
      for (const [from, key, last] of [["Control+Home", keys[0], "end"], ["Control+End", keys[1], "start"]]) {
        await desk.press(from);
        const seen = new Set();
        const place = async () => desk.page.evaluate(() => {
          const { focusNode, focusOffset } = getSelection();
          const all = [...document.querySelectorAll(".ProseMirror > p")];
          const block = all.findIndex((one) => one.contains(focusNode));
          const range = document.createRange();
          range.setStart(all[block], 0);
          range.setEnd(focusNode, focusOffset);
          return `${block}:${range.toString().length}`;
        });
        seen.add(await place());
        let before = [...seen][0];
        for (let step = 1; step < wanted; step += 1) {
          await desk.press(key);
          const now = await place();
          assert.notEqual(now, before, `${dir} ${key}: still at ${now}`);
          assert.ok(!seen.has(now), `${dir} ${key}: back at ${now}`);
          seen.add(now);
          before = now;
        }
        assert.equal(seen.size, wanted);
        assert.equal(before, last === "end" ? "1:8" : "0:0");
      }
    }
  }, { viewport: { width: 420, height: 700 } }));

test("MR-61: in 500 steps at random every place is visited and none is outside the text; what is typed lands at the caret", () =>
  withDesk(async (desk) => {
    const content = [text("یک "), text("bold", strong), text(" دو "), text("x", link), text(` می${ZWNJ}رود `), text("Q1", span("en", "ltr"))];
    const words = textOf({ content });
    await desk.mount([inline(content, "rtl")], FA);
    const seen = new Set();
    let seed = 11;
    let run = "ArrowLeft";
    for (let step = 0; step < 500; step += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      if (seed % 7 === 0) run = run === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      await desk.press(seed % 97 === 0 ? "Home" : seed % 89 === 0 ? "End" : run);
      const { text: block, offset } = await desk.caret();
      assert.equal(block, words);
      seen.add(offset);
    }
    assert.equal(seen.size, places(words), [...seen].sort((a, b) => a - b).join());
    const { offset } = await desk.caret();
    await desk.type("؟");
    assert.equal((await desk.texts())[0], `${words.slice(0, offset)}؟${words.slice(offset)}`);
  }));

test("Home and End are the logical ends of the line, in a line that begins or ends in the other script", () =>
  withDesk(async (desk) => {
    for (const words of ["CSS دنیا", "دنیا CSS", "۱۲ و 34", `(می${ZWNJ}رود)`]) {
      await desk.mount([paragraph(words, "rtl")], FA);
      await desk.press("Home");
      assert.equal((await desk.caret()).offset, 0, words);
      await desk.type("«");
      await desk.press("End");
      await desk.type("»");
      assert.deepEqual(await desk.texts(), [`«${words}»`]);
      await desk.press("Shift+Home");
      assert.equal(await desk.page.evaluate(() => getSelection().toString()), `«${words}»`);
    }
  }));

test("Shift and arrows select without a gap, a sign at a time, over Latin, half-spaces and isolates", () =>
  withDesk(async (desk) => {
    const content = [text("در "), text("NASA", span("en", "ltr")), text(` می${ZWNJ}رود ۱۲`)];
    const words = textOf({ content });
    await desk.mount([inline(content, "rtl")], FA);
    const selected = () => desk.page.evaluate(() => getSelection().toString());
    await desk.press("Home");
    let last = "";
    for (let step = 1; step < places(words); step += 1) {
      await desk.press("Shift+ArrowLeft");
      const now = await selected();
      assert.ok(words.startsWith(now) && now.length > last.length, `${step}: ${now}`);
      last = now;
    }
    assert.equal(last, words);
    await desk.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
    assert.equal(await selected(), words.slice(0, -3));
    await desk.press("Home", "Control+Shift+ArrowLeft");
    assert.match(await selected(), /^در ?$/, "by a word");
    await desk.press("End", "Shift+ArrowRight", "Shift+ArrowRight");
    await desk.type("۳");
    assert.deepEqual(await desk.texts(), [`${words.slice(0, -2)}۳`], "only what was selected goes");
    // A selection falls to the side that the arrow points at.
    await desk.press("Home", "Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowLeft");
    assert.equal((await desk.caret()).offset, 2);
    await desk.press("Shift+ArrowRight", "ArrowRight");
    assert.equal((await desk.caret()).offset, 1);
  }));

test("MR-60: Backspace and Delete take one sign, over half-spaces and at a boundary of scripts and isolates", () =>
  withDesk(async (desk) => {
    for (const [before, after, key, expected] of [
      [`می${ZWNJ}`, "رود", "Backspace", "میرود"],
      ["CSS", " دنیا", "Backspace", "CS دنیا"],
      ["دنیا ", "CSS", "Backspace", "دنیاCSS"],
      ["دنیا ", "CSS", "Delete", "دنیا SS"],
      ["۱۲", "3", "Backspace", "۱3"],
      ["سَ", "لام", "Backspace", "سلام"],
      ["لا", "م", "Backspace", "لم"],
    ]) {
      await desk.mount([inline([text(before), text(after)].filter(({ text: words }) => words), "rtl")], FA);
      await desk.press("Home");
      for (let step = 0; step < 40 && (await desk.caret()).offset !== before.length; step += 1) await desk.press("ArrowLeft");
      assert.equal((await desk.caret()).offset, before.length);
      await desk.press(key);
      assert.deepEqual(await desk.texts(), [expected], `${before}|${after} ${key}`);
    }
    // The half-space goes first, its letter after it, also from the other side.
    await desk.mount([paragraph(`کتاب${ZWNJ}ها`, "rtl")], FA);
    await desk.press("Backspace", "Backspace", "Backspace");
    assert.deepEqual(await desk.texts(), ["کتاب"]);
    const isolate = [text("از "), text("Ali", span("en", "ltr")), text(" آمد")];
    await desk.mount([inline(isolate, "rtl")], FA);
    await desk.press("Backspace", "Backspace", "Backspace", "Backspace", "Backspace");
    assert.deepEqual(await desk.texts(), ["از Al"]);
    assert.deepEqual((await desk.blocks())[0].content[1].marks, [span("en", "ltr")]);
  }));

test("what is written at a boundary belongs to the sentence: behind an isolate and a link, and before them", () =>
  withDesk(async (desk) => {
    for (const mark of [span("en", "ltr"), link]) {
      await desk.mount([inline([text("از "), text("Ali", mark)], "rtl")], FA);
      await desk.type(" آمد");
      let [{ content }] = await desk.blocks();
      assert.deepEqual(content.map((one) => [one.text, one.marks?.[0].type]), [["از ", undefined], ["Ali", mark.type], [" آمد", undefined]]);
      await desk.mount([inline([text("Ali", mark), text(" آمد")], "rtl")], FA);
      await desk.press("Home");
      await desk.type("به ");
      [{ content }] = await desk.blocks();
      assert.equal(content[0].text, "به ");
      assert.equal(content[0].marks, undefined);
    }
    // Latin and digits in the middle of Persian, typed as they come.
    await desk.mount(null, FA);
    await desk.type("نسخهٔ 2.5 از CSS (سطح ۳) در ");
    await desk.press("Shift+Space");
    await desk.type("W3C است.");
    assert.deepEqual(await desk.texts(), ["نسخهٔ 2.5 از CSS (سطح ۳) در W3C است."]);
    assert.equal((await desk.blocks())[0].attrs.dir, "rtl");
  }));

test("MR-59: the tool and the shortcut turn a block, the tool shows it, and the block keeps it", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("گفت که NASA", "rtl"), paragraph("دو", "rtl")], FA);
    const tool = desk.page.locator(".tool-direction");
    assert.equal(await tool.getAttribute("aria-pressed"), "true");
    await desk.press("Control+Home");
    await tool.click();
    assert.equal(await tool.getAttribute("aria-pressed"), "false");
    assert.deepEqual((await desk.blocks()).map(({ attrs }) => [attrs.dir, attrs.dir_set]), [["ltr", true], ["rtl", false]]);
    assert.equal(await desk.page.evaluate(() => getComputedStyle(document.querySelector(".ProseMirror p")).direction), "ltr");
    await desk.press("ArrowDown");
    assert.equal(await tool.getAttribute("aria-pressed"), "true", "the next block has its own");
    const stored = await desk.blocks();
    await desk.mount(stored, FA);
    assert.deepEqual(await desk.blocks(), stored);
  }));

test("MR-28, MR-30: mixed text that is pasted keeps its signs, its isolates and its blocks' directions, over saving and reloading", () =>
  withDesk(async (desk) => {
    await desk.mount(null, FA);
    await desk.paste(
      `<p dir="rtl">او گفت <bdi>Night Train (1999)</bdi> را دیده و می${ZWNJ}خواهد ۱۲ بار ببیند؛ بَتّه و ســلام و خانهٔ ما.</p>` +
        `<p dir="ltr">The director, <bdi>علی</bdi>, said “no”. 12 km</p>`,
      "plain",
    );
    let blocks = await desk.blocks();
    assert.deepEqual(blocks.map(({ attrs }) => attrs.dir), ["rtl", "ltr"]);
    assert.equal(textOf(blocks[0]), `او گفت Night Train (1999) را دیده و می${ZWNJ}خواهد ۱۲ بار ببیند؛ بَتّه و ســلام و خانهٔ ما.`.normalize("NFC"));
    assert.deepEqual(blocks[0].content[1].marks, [span(null, "ltr")]);
    assert.deepEqual(blocks[1].content[1].marks, [span(null, "rtl")]);
    await desk.mount(blocks, FA);
    assert.deepEqual(await desk.blocks(), blocks, "nothing is lost");
    await desk.press("Control+a", "Control+c");
    await desk.mount(null, FA);
    await desk.press("Control+v");
    const again = await desk.blocks();
    assert.deepEqual(again.map(textOf), blocks.map(textOf), "nor in copying");
    assert.deepEqual(again[0].content.map(({ marks }) => marks), blocks[0].content.map(({ marks }) => marks));
    await desk.mount(null, FA);
    await desk.paste("", `می${ZWNJ}رود به NASA و \u2067علی\u2069 \u202bپنهان\u202c`);
    assert.deepEqual(await desk.texts(), [`می${ZWNJ}رود به NASA و \u2067علی\u2069 پنهان`]);
  }));

test("a key that comes before the browser has told where the caret went acts at the new place", () =>
  withDesk(async (desk) => {
    // As on a weak machine, where two keys wait while the page is at work: End, then Enter.
    const enterAt = (place) =>
      desk.page.evaluate((place) => {
        const words = document.querySelector(".ProseMirror p").firstChild;
        getSelection().collapse(words, place);
        words.parentNode.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
      }, place);
    await desk.mount([paragraph("One two")], EN);
    await enterAt(3);
    assert.deepEqual(await desk.texts(), ["One", " two"]);
    await desk.mount([paragraph("One"), paragraph("two")], EN);
    await desk.press("Control+Home");
    await enterAt(3);
    assert.deepEqual(await desk.texts(), ["One", "", "two"]);
  }));
