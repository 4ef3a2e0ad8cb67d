// Remarks from the text: begun at the caret's block, marked beside blocks that have open ones; and the list of keys.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { common, labelsOf, paragraph, start } from "./harness.mjs";

let house;
before(async () => (house = await start()));
after(() => house.stop());

const list = { type: "list", attrs: { ...common(), ordered: false, start: 1 }, content: [{ type: "list_item", content: [paragraph("A seal")] }, { type: "list_item", content: [paragraph("A gull")] }] };

async function withDesk(run, page) {
  const desk = await house.page(page);
  await run(desk);
  await desk.close();
}

/** What the desk hears. */
const heard = (desk) => desk.page.evaluate(() => window.heard.splice(0));

for (const [name, options, page] of [
  ["wide, en", {}, { viewport: { width: 1280, height: 900 } }],
  ["a phone in the dark, fa", { lang: "fa", dir: "rtl", interfaceLang: "fa", interfaceDir: "rtl", labels: labelsOf("fa") }, { viewport: { width: 360, height: 740 }, colorScheme: "dark" }],
]) {
  test(`a remark begins at the block with the caret, by the tool and by the shortcut on any layout: ${name}`, () =>
    withDesk(async (desk) => {
      const first = paragraph("The first paragraph goes on for longer than anybody needs to know it again by its beginning.");
      await desk.mount([first, list], options);
      await desk.press("Control+Alt+m");
      assert.deepEqual(await heard(desk), [["begin", list.attrs.id, "A seal A gull"]]);
      await desk.page.locator(".ProseMirror p").first().click();
      await desk.page.waitForTimeout(250);
      await desk.key("پ", "KeyM", 77, { text: "", modifiers: 1 | 2 });
      await desk.page.locator(".tool-remark").click();
      const [shortcut, tool] = await heard(desk);
      assert.deepEqual(shortcut, tool);
      assert.equal(shortcut[1], first.attrs.id);
      assert.match(shortcut[2], /^The first paragraph goes on .{20,40}…$/);
      assert.deepEqual(await desk.page.evaluate(() => window.newsEditor.block(window.mounted)), shortcut.slice(1));
    }, page));

  test(`blocks with open remarks have a mark beside them, which goes along and opens them: ${name}`, () =>
    withDesk(async (desk) => {
      const blocks = [paragraph("One"), paragraph("Two"), list];
      await desk.mount(blocks, options);
      const ids = [blocks[1].attrs.id, list.attrs.id, list.attrs.id, "gone"];
      await desk.page.evaluate((marked) => window.newsEditor.mark(window.mounted, JSON.stringify(marked)), ids);
      const marks = desk.page.locator(".remark-mark:visible");
      assert.equal(await marks.count(), 2);
      assert.deepEqual(await marks.evaluateAll((all) => all.map((mark) => mark.title)), Array(2).fill(name.endsWith("fa") ? "باز کردن یادداشت‌ها" : "Open the remarks"));
      const beside = async () => {
        const [mark, block] = [await marks.first().boundingBox(), await desk.page.locator(".ProseMirror > p", { hasText: "Two" }).boundingBox()];
        assert.ok(Math.abs(mark.y - block.y) < 12, `${mark.y} beside ${block.y}`);
        assert.ok(mark.x >= 0 && mark.x + mark.width <= (await desk.page.evaluate(() => innerWidth)));
      };
      await beside();
      await desk.press("Control+Home");
      await desk.type("Zero");
      await desk.press("Enter", "Enter");
      await beside();
      await marks.first().click();
      assert.deepEqual(await heard(desk), [["read", blocks[1].attrs.id, ""]]);
      assert.equal(await desk.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await desk.page.evaluate(() => window.newsEditor.mark(window.mounted, "[]"));
      assert.equal(await marks.count(), 0);
    }, page));

  test(`the keys are listed, and Escape leads back into the text: ${name}`, () =>
    withDesk(async (desk) => {
      await desk.mount(null, options);
      await desk.press("Control+/");
      const help = desk.page.locator(".key-help");
      assert.ok(await help.isVisible());
      assert.equal(await help.locator("dl > div", { hasText: name.endsWith("fa") ? "یادداشت بر این بند" : "Remark on this paragraph" }).locator("kbd").textContent(), "Ctrl+Alt+M");
      assert.equal(await help.locator("kbd", { hasText: "Shift+Space" }).count(), name.endsWith("fa") ? 1 : 0);
      await desk.press("Escape");
      assert.equal(await help.isVisible(), false);
      await desk.type("x");
      assert.deepEqual(await desk.texts(), ["x"]);
      await desk.page.locator(".tool-keys").click();
      assert.ok(await help.isVisible());
    }, page));
}
