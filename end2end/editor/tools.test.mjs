// The tools: by keyboard in both directions, smart typing, links, nothing for axe to say in light, dark, wide and narrow.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { everything } from "./everything.mjs";
import { common, labelsOf, paragraph, start, textOf } from "./harness.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let house;
before(async () => (house = await start()));
after(() => house.stop());

async function withDesk(run, options) {
  const desk = await house.page(options);
  await run(desk);
  await desk.close();
}

const focused = (desk) => desk.page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);

test("the toolbar is one tab stop; arrows walk it, mirrored in a right-to-left interface", () =>
  withDesk(async (desk) => {
    for (const [interfaceLang, interfaceDir, next, back] of [["en", "ltr", "ArrowRight", "ArrowLeft"], ["fa", "rtl", "ArrowLeft", "ArrowRight"]]) {
      await desk.mount([paragraph("One")], { interfaceLang, interfaceDir });
      assert.equal(await desk.page.locator('.editor-tools button[tabindex="0"]').count(), 1);
      await desk.press("Shift+Tab");
      assert.match(await focused(desk), /Paragraph/);
      await desk.press(next);
      assert.equal(await focused(desk), "Bold");
      await desk.press(next, next);
      assert.equal(await focused(desk), "Link");
      await desk.press(back);
      assert.equal(await focused(desk), "Italic");
      await desk.press("End");
      assert.equal(await focused(desk), "Keyboard shortcuts");
      await desk.press(next);
      assert.match(await focused(desk), /Paragraph/);
      await desk.press("Home", next, "Tab");
      assert.equal(await focused(desk), "Story text");
      await desk.press("Shift+Tab");
      assert.equal(await focused(desk), "Bold", "the stop stays where it was");
      await desk.press("Escape");
      assert.equal(await focused(desk), "Story text");
      await desk.press("Alt+F10");
      assert.equal(await focused(desk), "Bold");
    }
  }));

test("each tool can be reached and worked by keyboard alone", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("One two")]);
    await desk.press("Shift+Home", "Alt+F10", "ArrowRight", "Enter");
    assert.deepEqual((await desk.blocks())[0].content[0].marks, [{ type: "strong" }]);
    assert.equal(await focused(desk), "Story text");
    assert.equal(await desk.page.getByRole("button", { name: "Bold", pressed: true }).count(), 1);
    await desk.press("Alt+F10", "Home", "Enter");
    assert.equal(await focused(desk), "Paragraph");
    await desk.press("ArrowDown", "Enter");
    assert.deepEqual((await desk.blocks())[0].attrs.level, 2);
    assert.match(await desk.page.locator(".tool-block").textContent(), /Heading/);
    await desk.press("Alt+F10", "Home", "ArrowDown", "Escape");
    assert.match(await focused(desk), /Heading/);
    assert.equal(await desk.page.locator(".style-menu").isVisible(), false);
  }));

test("Tab leaves the text, also from a list and a table", () =>
  withDesk(async (desk) => {
    const item = (words) => ({ type: "list_item", content: [paragraph(words)] });
    await desk.mount([{ type: "list", attrs: { ...common(), ordered: true, start: 1 }, content: [item("one"), item("two")] }]);
    await desk.press("Tab");
    const inner = (await desk.blocks())[0].content[0].content[1];
    assert.deepEqual([inner.type, inner.attrs.ordered], ["list", true], "the second item goes under the first, in a list of the same kind");
    await desk.press("Tab");
    assert.equal(await focused(desk), "After the editor");
    const cell = (words) => ({ type: "table_cell", attrs: {}, ...(words ? { content: [{ type: "text", text: words }] } : {}) });
    await desk.mount([{ type: "table", attrs: { ...common(), caption: "" }, content: [{ type: "table_row", content: [cell("a"), cell("b")] }] }]);
    await desk.page.locator("td").first().click();
    await desk.page.waitForTimeout(250);
    await desk.press("Tab");
    await desk.type("!");
    assert.equal(textOf((await desk.blocks())[0].content[0].content[1]), "!b");
    await desk.press("Tab");
    assert.equal(await focused(desk), "After the editor");
  }));

test("typing makes headings, lists, quotes, separators and marks", () =>
  withDesk(async (desk) => {
    const one = async (typed) => {
      await desk.mount();
      await desk.type(typed);
      return (await desk.blocks())[0];
    };
    assert.deepEqual([(await one("## Two")).attrs.level, (await one("### Three")).attrs.level], [2, 3]);
    assert.equal((await one("> Said")).type, "quote");
    assert.deepEqual([(await one("- x")).attrs.ordered, (await one("1. x")).attrs.ordered, (await one("۳. x")).attrs.start], [false, true, 3]);
    assert.equal((await one("```x")).type, "code");
    assert.equal((await one("---after")).type, "separator");
    assert.equal(textOf((await desk.blocks())[1]), "after");
    for (const [typed, mark] of [["**so** it", "strong"], ["*so* it", "em"], ["`so` it", "code"], ["~~so~~ it", "strike"]]) {
      const { content } = await one(typed);
      assert.deepEqual(content, [{ type: "text", text: "so", marks: [{ type: mark }] }, { type: "text", text: " it" }]);
    }
    const written = paragraph("Two");
    await desk.mount([written]);
    await desk.press("Home");
    await desk.type("## ");
    const [block] = await desk.blocks();
    assert.deepEqual([block.type, block.attrs.id], ["heading", written.attrs.id], "another style is the same block");
    await desk.press("End", "Enter");
    await desk.type("text");
    assert.deepEqual((await desk.blocks()).map(({ type, attrs }) => [type, attrs.dir]), [["heading", "ltr"], ["paragraph", "ltr"]]);
    assert.equal((await desk.blocks())[0].attrs.id, block.attrs.id);
  }));

test("a style changes text only: ids stay, and a caption never loses its picture", () =>
  withDesk(async (desk) => {
    const figure = everything()[7];
    const blocks = [paragraph("One"), paragraph("Two"), figure];
    await desk.mount(blocks);
    await desk.press("Control+a", "Control+Alt+3");
    assert.deepEqual((await desk.blocks()).map(({ type, attrs }) => [type, attrs.id]), [["heading", blocks[0].attrs.id], ["heading", blocks[1].attrs.id], ["figure", figure.attrs.id]]);
    await desk.page.locator("figcaption").click();
    await desk.press("Home");
    await desk.type("## ");
    assert.equal((await desk.blocks())[2].type, "figure");
    await desk.press("Control+Alt+2");
    assert.equal((await desk.blocks())[2].type, "figure");
  }));

test("Enter on an empty line leaves a list, a quote and verse; Shift+Enter makes a line", () =>
  withDesk(async (desk) => {
    await desk.mount();
    await desk.type("- one");
    await desk.press("Enter", "Enter");
    await desk.type("> two");
    await desk.press("Enter", "Enter");
    await desk.type("three");
    await desk.press("Shift+Enter");
    await desk.type("four");
    assert.deepEqual((await desk.blocks()).map(({ type }) => type), ["list", "quote", "paragraph"]);
    assert.deepEqual((await desk.blocks())[2].content.map(({ type }) => type), ["text", "hard_break", "text"]);
    await desk.mount([{ type: "verse", attrs: common(), content: [{ type: "text", text: "line" }] }]);
    await desk.press("Enter");
    await desk.type("line");
    await desk.press("Enter", "Enter");
    await desk.type("after");
    assert.deepEqual((await desk.blocks()).map(({ type }) => type), ["verse", "paragraph"]);
    assert.deepEqual((await desk.blocks())[0].content.map(({ type }) => type), ["text", "hard_break", "text"]);
  }));

test("a link is set, changed and removed in a small form; a dangerous one is refused", () =>
  withDesk(async (desk) => {
    await desk.mount([paragraph("See here")]);
    await desk.press("Control+Shift+ArrowLeft", "Control+k");
    assert.equal(await desk.page.evaluate(() => document.activeElement.tagName), "INPUT");
    const input = desk.page.getByLabel("Address");
    await input.fill("javascript:alert(1)");
    await desk.press("Enter");
    assert.match(await desk.page.getByRole("alert").textContent(), /cannot be used/);
    await input.fill("example.org/a");
    await desk.press("Enter");
    const link = async () => (await desk.blocks())[0].content.find(({ marks }) => marks);
    assert.deepEqual(await link(), { type: "text", text: "here", marks: [{ type: "link", attrs: { href: "https://example.org/a", title: null } }] });
    assert.equal(await focused(desk), "Story text");
    await desk.press("ArrowLeft", "Control+k");
    assert.equal(await input.inputValue(), "https://example.org/a");
    await desk.page.getByRole("button", { name: "Remove link" }).click();
    assert.equal(await link(), undefined);
    await desk.press("Control+k", "Escape");
    assert.equal(await focused(desk), "Story text");
  }));

test("every word of the editor comes from the desk", () =>
  withDesk(async (desk) => {
    await desk.mount(null, { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl", labels: { ...labelsOf("en"), strong: "پررنگ", strong_sign: "پ", body: "متن داستان", nonsense: "x" } });
    assert.equal(await desk.page.getByRole("button", { name: "پررنگ" }).textContent(), "پ");
    assert.equal(await desk.page.getByRole("button", { name: "Italic" }).count(), 1);
    assert.equal(await desk.page.getByRole("textbox", { name: "متن داستان" }).count(), 1);
  }));

for (const [name, viewport, colorScheme] of [["wide and light", { width: 1280, height: 900 }, "light"], ["a phone in the dark", { width: 360, height: 740 }, "dark"]]) {
  test(`axe finds nothing: ${name}`, () =>
    withDesk(async (desk) => {
      for (const options of [{}, { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl" }]) {
        // An empty heading is the writer's to fill, not the editor's fault.
        await desk.mount(everything().filter(({ type, content }) => type !== "heading" || content), options);
        await desk.press("Control+k");
        await desk.page.locator(".tool-block").click();
        await desk.page.evaluate(axe);
        const { violations } = await desk.page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
        const small = await desk.page.evaluate(() =>
          Array.from(document.querySelectorAll(".editor button"), (button) => [button.textContent, button.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 44))
            .map(([text]) => text),
        );
        assert.deepEqual(small, [], "targets of 44 px");
        assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "nothing scrolls sideways");
      }
    }, { viewport, colorScheme }));
}
