// The mirror test: the same page with the same text and `dir` turned is the mirror image of itself. What stays where it
// was says left or right somewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { templatesOf } from "./support/pages.mjs";

const here = house();

/** Turns the document, and everything in it that has its direction from the edition. */
const turn = () => {
  const { documentElement: root } = document;
  root.dir = root.dir === "rtl" ? "ltr" : "rtl";
};

/** The boxes of everything that is no run of text, with what they are; what is folded away has none yet. */
const boxes = () =>
  [...document.querySelectorAll("body, body *")]
    .filter((element) => !element.closest("body [dir], svg, .visually-hidden, script, details:not([open]) > :not(summary)"))
    .filter((element) => !/^(inline|none|contents)$/.test(getComputedStyle(element).display))
    .map((element) => {
      const { left, right, top, width, height } = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}${element.className && typeof element.className === "string" ? `.${element.className.trim().replaceAll(/\s+/g, ".")}` : ""}`;
      return { name, left, right, top, width, height };
    })
    .filter(({ width, height }) => width > 0 && height > 0);

/** Boxes that are not mirrored, as lines. */
function unmirrored(before, after, width) {
  assert.equal(before.length, after.length, "the same elements");
  return before.flatMap((box, at) => {
    const mirrored = after[at];
    const off = Math.max(Math.abs(mirrored.left - (width - box.right)), Math.abs(mirrored.right - (width - box.left)));
    return off > 2 ? [`${box.name}: ${Math.round(off)} px off at ${Math.round(box.left)},${Math.round(box.top)}`] : [];
  });
}

for (const edition of ["en", "fa"]) {
  test(`${edition}: every template turned is its own mirror image`, async (t) => {
    const visitor = await here.visitor({ javaScript: false });
    // The page's own scripts stay out; the test's look is evaluated all the same.
    for (const template of await templatesOf(here, edition)) {
      await t.test(template.name, async () => {
        const found = [];
        for (const width of [360, 768, 1280]) {
          await visitor.page.setViewportSize({ width, height: 800 });
          await visitor.page.goto(template.path);
          await visitor.page.evaluate(() => document.fonts.ready.then(() => true));
          const before = await visitor.page.evaluate(boxes);
          await visitor.page.evaluate(turn);
          const after = await visitor.page.evaluate(boxes);
          found.push(...unmirrored(before, after, width).slice(0, 4).map((line) => `${width} px: ${line}`));
        }
        assert.deepEqual(found, []);
      });
    }
    await visitor.context.close();
  });
}

test("a rule that says left is seen", async () => {
  const visitor = await here.visitor({ javaScript: false, bypassCSP: true });
  await visitor.page.goto("/en/");
  await visitor.page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = ".card-lead { position: relative; left: 7px }";
    document.head.append(style);
  });
  const before = await visitor.page.evaluate(boxes);
  await visitor.page.evaluate(turn);
  const lines = unmirrored(before, await visitor.page.evaluate(boxes), 1280);
  assert.ok(lines.some((line) => line.startsWith("article.card.card-lead")), lines.join("\n"));
  await visitor.context.close();
});
