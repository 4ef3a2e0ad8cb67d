// What is put into a text: by slash, by the toolbar's plus, from the library, by address; and what is written in the blocks.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { everything } from "./everything.mjs";
import { common, labelsOf, paragraph, start, textOf, until } from "./harness.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run, options) {
  const desk = await house.page(options);
  await run(desk);
  await desk.close();
}

const FA = { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl", labels: labelsOf("fa") };
const types = async (desk) => (await desk.blocks()).map(({ type }) => type);
const options = (desk) => desk.page.locator('[role="option"]:visible').allTextContents();

/** A library that gives so many pictures, or one of another kind. */
const library = (desk) =>
  desk.page.evaluate(() => {
    const one = (kind, index) => ({ media: `01jd000000000000000000000${index}`, kind, name: `${kind}-${index}`, src: `/media/x${index}/640.webp`, width: 640, height: 480, alt: `Alt ${index}`, caption: `Caption ${index}`, credit: "Ana" });
    window.wishes = [];
    window.newsLibrary = {
      pick: async (wish) => {
        window.wishes.push(wish);
        return wish.many ? [1, 2, 3].map((index) => one(wish.kinds[0], index)) : [one(wish.kinds[0], 4)];
      },
      upload: async () => [],
    };
  });

test("a slash in an empty paragraph opens a list that words filter, in the interface's language and in English", () =>
  withDesk(async (desk) => {
    await desk.mount();
    await desk.type("/");
    const all = (await options(desk)).length;
    assert.ok(all > 10);
    assert.equal(await desk.page.locator('[role="option"]', { hasText: "Gallery" }).count(), 0, "no library, no gallery");
    const chosen = () => desk.page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.textContent);
    const first = await chosen();
    await desk.press("ArrowDown");
    assert.notEqual(await chosen(), first);
    await desk.press("ArrowUp", "ArrowUp");
    assert.equal(await chosen(), (await options(desk)).at(-1));
    await desk.type("tab");
    assert.deepEqual(await options(desk), ["Table"]);
    await desk.press("Enter");
    assert.deepEqual(await types(desk), ["table", "paragraph"]);
    assert.deepEqual((await desk.blocks())[0].content.map(({ content }) => content.map(({ attrs }) => attrs.header)), [[true, true, true], [false, false, false], [false, false, false]]);
    await desk.type("Head");
    assert.equal(textOf((await desk.blocks())[0].content[0].content[0]), "Head");

    await desk.mount(null, FA);
    await desk.type("/جدا");
    assert.deepEqual(await options(desk), ["جداکننده"]);
    await desk.press("Enter");
    assert.equal((await types(desk))[0], "separator");
    await desk.mount(null, FA);
    await desk.type("/quo");
    await desk.press("Enter");
    await desk.type("گفت");
    assert.equal((await types(desk))[0], "quote");
  }));

test("Escape keeps what is typed; a slash elsewhere is a slash", () =>
  withDesk(async (desk) => {
    await desk.mount();
    await desk.type("/ta");
    await desk.press("Escape");
    assert.deepEqual([await options(desk), await desk.texts()], [[], ["/ta"]]);
    await desk.press("Enter");
    assert.deepEqual(await desk.texts(), ["/ta", ""]);
    await desk.mount([paragraph("and")]);
    await desk.type("/or");
    assert.deepEqual([await options(desk), await desk.texts()], [[], ["and/or"]]);
    await desk.mount();
    await desk.type("/xyz");
    assert.deepEqual(await options(desk), []);
  }));

test("the toolbar's plus has the same list under a field, by keyboard alone and by finger", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("One")]);
    await desk.page.getByRole("button", { name: "Insert", exact: true }).first().click();
    assert.equal(await desk.page.evaluate(() => document.activeElement.getAttribute("role")), "combobox");
    await desk.type("foot");
    await desk.press("Enter");
    await desk.type("A note");
    assert.deepEqual(await types(desk), ["paragraph", "footnotes"]);
    assert.equal(textOf((await desk.blocks())[1]), "A note");
    await desk.press("Control+Home");
    await desk.page.getByRole("button", { name: "Insert", exact: true }).first().click();
    await desk.type("zzz");
    assert.match(await desk.page.locator(".choice-form:visible .form-note").textContent(), /Nothing/);
    await desk.press("Escape");
    assert.equal(await desk.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Story text");
  }, { viewport: { width: 360, height: 740 } }));

test("what is inserted from a footnote stands at the end of the text, above the notes", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("One")]);
    for (const wish of ["foot", "table"]) {
      await desk.page.getByRole("button", { name: "Insert", exact: true }).first().click();
      await desk.type(wish);
      await desk.press("Enter");
      if (wish === "foot") await desk.type("A note");
    }
    await desk.type("Cell");
    assert.deepEqual(await types(desk), ["paragraph", "table", "paragraph", "footnotes"]);
    const [, table, , notes] = await desk.blocks();
    assert.deepEqual([textOf(table), textOf(notes)], ["Cell", "A note"]);
  }));

test("pictures, galleries, recordings and files come from the library, with what it knows of them", () =>
  withDesk(async (desk) => {
    await library(desk);
    for (const [typed, type, attrs] of [
      ["/pict", "figure", { media: "01jd0000000000000000000004", src: null, width: 640, height: 480, alt: "Alt 4", credit: "Ana" }],
      ["/video", "video", { media: "01jd0000000000000000000004", src: null }],
      ["/audio", "audio", { media: "01jd0000000000000000000004", src: null }],
      ["/file", "file", { media: "01jd0000000000000000000004", src: null, name: "document-4" }],
    ]) {
      await desk.mount();
      await desk.type(typed);
      await desk.press("Enter");
      await desk.page.waitForTimeout(50);
      const [block] = await desk.blocks();
      assert.equal(block.type, type);
      for (const [name, value] of Object.entries(attrs)) assert.equal(block.attrs[name], value, `${type}: ${name}`);
    }
    await desk.mount();
    await desk.type("/gall");
    await desk.press("Enter");
    await desk.page.waitForTimeout(50);
    const [gallery] = await desk.blocks();
    assert.deepEqual(gallery.content.map(({ attrs, content }) => [attrs.alt, content[0].text]), [["Alt 1", "Caption 1"], ["Alt 2", "Caption 2"], ["Alt 3", "Caption 3"]]);
    assert.deepEqual(await desk.page.evaluate(() => window.wishes.at(-1)), { kinds: ["picture"], many: true, lang: "en" });
  }));

test("a gallery is put in order by buttons and by keys", () =>
  withDesk(async (desk) => {
    const item = (number) => ({ type: "gallery_item", attrs: { media: `01jd000000000000000000000${number}`, src: null, width: null, height: null, alt: `${number}`, credit: "", link: null } });
    const order = async () => (await desk.blocks())[0].content.map(({ attrs }) => attrs.alt).join("");
    await desk.mount([{ type: "gallery", attrs: { ...common(), columns: 3 }, content: [1, 2, 3].map(item) }, paragraph("after")]);
    await desk.page.locator(".block-gallery_item").first().getByRole("button", { name: "Later" }).click();
    assert.equal(await order(), "213");
    await desk.press("Enter");
    assert.equal(await order(), "231", "the button stays under the finger");
    await desk.page.locator(".block-gallery_item figcaption").first().click();
    await desk.page.waitForTimeout(250);
    await desk.press("Alt+Shift+ArrowDown");
    assert.equal(await order(), "321");
    await desk.page.locator(".block-gallery_item").nth(1).getByRole("button", { name: "Remove" }).click();
    assert.equal(await order(), "31");
    await desk.page.getByLabel("Columns").selectOption("2");
    assert.equal((await desk.blocks())[0].attrs.columns, 2);
  }));

test("a film, a sound or a post by its address: known services only, in the form that has a player", () =>
  withDesk(async (desk) => {
    for (const [typed, type, attrs] of [
      ["https://youtu.be/aqz-KE-bpKQ?t=3", "embed", { url: "https://www.youtube.com/watch?v=aqz-KE-bpKQ", provider: "youtube" }],
      ["https://www.youtube.com/shorts/aqz-KE-bpKQ", "embed", { url: "https://www.youtube.com/watch?v=aqz-KE-bpKQ", provider: "youtube" }],
      ["vimeo.com/76979871", "embed", { url: "https://vimeo.com/76979871", provider: "vimeo" }],
      ["https://www.aparat.com/v/Xy12", "embed", { url: "https://www.aparat.com/v/Xy12", provider: "aparat" }],
      ["https://t.me/s/rail/77", "embed", { url: "https://t.me/rail/77", provider: "telegram" }],
      ["https://twitter.com/rail/status/123?s=20", "embed", { url: "https://x.com/rail/status/123", provider: "x" }],
      ["https://example.org/a/film.mp4", "video", { src: "https://example.org/a/film.mp4" }],
      ["https://example.org/a/sound.mp3", "audio", { src: "https://example.org/a/sound.mp3" }],
    ]) {
      await desk.mount();
      await desk.type("/embed");
      await desk.press("Enter");
      await desk.type(typed);
      await desk.press("Enter");
      const [block] = await desk.blocks();
      assert.equal(block.type, type, typed);
      for (const [name, value] of Object.entries(attrs)) assert.equal(block.attrs[name], value, typed);
    }
    for (const typed of ["javascript:alert(1)", "https://evil.example/watch?v=1", "https://www.youtube.com/", "words", "https://youtube.com.evil.example/watch?v=a"]) {
      await desk.mount();
      await desk.type("/embed");
      await desk.press("Enter");
      await desk.type(typed);
      await desk.press("Enter");
      assert.match(await desk.page.locator('.link-refused:visible').textContent(), /No player/, typed);
      assert.deepEqual(await types(desk), ["paragraph"], typed);
    }
  }));

test("rows and columns come and go; the table's tools are there only in a table", () =>
  withDesk(async (desk) => {
    await desk.mount();
    assert.equal(await desk.page.getByRole("button", { name: "Row below" }).count(), 0);
    await desk.type("/table");
    await desk.press("Enter");
    await desk.type("a");
    const size = async () => (await desk.blocks())[0].content.map(({ content }) => content.length);
    await desk.page.getByRole("button", { name: "Row below" }).click();
    assert.deepEqual(await size(), [3, 3, 3, 3]);
    await desk.type("new");
    assert.equal(textOf((await desk.blocks())[0].content[1].content[0]), "new");
    await desk.page.getByRole("button", { name: "Column after" }).click();
    assert.deepEqual(await size(), [4, 4, 4, 4]);
    assert.equal((await desk.blocks())[0].content[0].content[1].attrs.header, true);
    await desk.page.getByRole("button", { name: "Remove column" }).click();
    await desk.page.getByRole("button", { name: "Remove row" }).click();
    assert.deepEqual(await size(), [3, 3, 3]);
    await desk.page.getByRole("button", { name: "What the table shows" }).click();
    await desk.type("Boats");
    await desk.press("Enter");
    assert.equal((await desk.blocks())[0].attrs.caption, "Boats");
    await desk.press("Control+z");
    assert.equal((await desk.blocks())[0].attrs.caption, "");
    await desk.page.getByRole("button", { name: "Remove table" }).click();
    assert.deepEqual(await types(desk), ["paragraph"]);
  }));

test("arrow keys lead out of a table; no row gets a cell that the others have not", () =>
  withDesk(async (desk) => {
    await desk.mount();
    await desk.type("/table");
    await desk.press("Enter");
    for (let cell = 0; cell < 8; cell += 1) await desk.press("Tab");
    await desk.type("last");
    await desk.press("ArrowDown");
    await desk.type("below");
    const [table, after] = await desk.blocks();
    assert.deepEqual(table.content.map(({ content }) => content.length), [3, 3, 3]);
    assert.equal(textOf(after), "below");
    await desk.mount();
    await desk.type("/table");
    await desk.press("Enter");
    for (let cell = 0; cell < 8; cell += 1) await desk.press("Tab");
    await desk.type("last");
    await desk.press("ArrowRight");
    await desk.type("right");
    assert.deepEqual((await desk.blocks())[0].content.map(({ content }) => content.length), [3, 3, 3]);
  }));

test("what belongs to a block is written in it", () =>
  withDesk(async (desk) => {
    const blocks = everything();
    await desk.mount(blocks);
    const video = desk.page.locator(".block-video");
    await video.getByLabel("What is said").fill("Wind.");
    await video.getByLabel("Address of the captions file").fill("javascript:alert(1)");
    await video.getByLabel("Address of the still picture").fill("example.org/still.jpg");
    await desk.press("Tab");
    await desk.page.locator(".block-embed").getByLabel("Title").fill("Another film");
    await desk.page.locator(".block-file").getByLabel("Name of the file").fill("Report of the year");
    await desk.page.locator(".block-more").getByLabel("Words on the link").fill("Go on");
    const of = async (type) => (await desk.blocks()).find((block) => block.type === type).attrs;
    assert.deepEqual(((attrs) => [attrs.transcript, attrs.captions, attrs.poster])(await of("video")), ["Wind.", "/files/abc/words.vtt", "https://example.org/still.jpg"]);
    assert.equal(await video.getByLabel("Address of the captions file").getAttribute("aria-invalid"), "true");
    assert.deepEqual([(await of("embed")).title, (await of("file")).name, (await of("more")).label], ["Another film", "Report of the year", "Go on"]);
  }));

test("a picture of another site is noted, and one from the library takes its place with the words kept", () =>
  withDesk(async (desk) => {
    await library(desk);
    const [, , , , , , , figure] = everything();
    await desk.mount([{ ...figure, attrs: { ...figure.attrs, media: null, src: "https://museum.example/a.jpg", alt: "The clock", credit: "" } }]);
    assert.match(await desk.page.locator(".block-note").textContent(), /another site/);
    await desk.page.getByRole("button", { name: "Choose a picture" }).click();
    await until(desk.page, () => document.querySelector(".block-note").hidden);
    const { attrs } = (await desk.blocks())[0];
    assert.deepEqual([attrs.media, attrs.src, attrs.alt, attrs.credit], ["01jd0000000000000000000004", null, "The clock", "Ana"]);
  }));

test("a link finds stories by their words; an address is taken as it is", () =>
  withDesk(async (desk) => {
    const asked = [];
    house.answers["/api/desk/links"] = (url) => {
      asked.push(Object.fromEntries(new URLSearchParams(url.split("?")[1])));
      return [
        { headline: "The night train returns", lang: "en", detail: "English", href: "/en/night-train" },
        { headline: "قطار شب برمی‌گردد", lang: "fa", detail: "فارسی", href: "/fa/%D9%82" },
      ];
    };
    await desk.mount([paragraph("See here")]);
    await desk.press("Control+Shift+ArrowLeft", "Control+k");
    await desk.type("night tr");
    await desk.page.locator(".link-form:visible [role=option]").first().waitFor();
    assert.deepEqual(asked, [{ words: "night tr", language: "en" }]);
    await desk.press("ArrowDown", "Enter");
    assert.deepEqual((await desk.blocks())[0].content.at(-1).marks, [{ type: "link", attrs: { href: "/en/night-train", title: null } }]);
    await desk.press("End");
    await desk.type(" ");
    await desk.press("Control+k");
    await desk.type("قطار");
    await desk.page.locator(".link-form:visible [role=option]").nth(1).click();
    assert.equal(textOf((await desk.blocks())[0]), "See here قطار شب برمی‌گردد", "without a selection the headline stands there");
  }));

for (const [name, viewport, colorScheme] of [["wide and light", { width: 1280, height: 900 }, "light"], ["a phone in the dark", { width: 360, height: 740 }, "dark"]]) {
  test(`axe finds nothing in lists, forms and tables, in English and Persian: ${name}`, () =>
    withDesk(async (desk) => {
      for (const options of [{}, FA]) {
        await library(desk);
        const check = async (what) => {
          await desk.page.evaluate(axe);
          const { violations } = await desk.page.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], what);
          const small = await desk.page.evaluate(() =>
            Array.from(document.querySelectorAll(".editor button, .choice"), (button) => [button.textContent, button.getBoundingClientRect()])
              .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44)).map(([text]) => text));
          assert.deepEqual(small, [], `${what}: targets of 44 px`);
          assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${what}: nothing scrolls sideways`);
        };
        await desk.mount(null, options);
        await desk.type("/");
        await check("slash");
        await desk.press("Escape", "Backspace");
        await desk.page.locator(".tool-insert").click();
        await check("plus");
        await desk.press("Escape");
        await desk.press("Control+f");
        await check("find");
        await desk.press("Escape");
        await desk.mount(everything().filter(({ type, content }) => type !== "heading" || content), options);
        await desk.page.locator("td").first().click();
        await check("table");
      }
    }, { viewport, colorScheme }));
}
