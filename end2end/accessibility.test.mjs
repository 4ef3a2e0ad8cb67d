// axe-core and the width of a small phone, on every template, edition, colour scheme.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";

const here = house();

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: no page has a fault that axe knows, in light and dark, on a phone and a desk`, async (t) => {
    const visitor = await here.visitor({ scripts: [AXE] });
    const { page } = visitor;
    for (const template of await templatesOf(here, edition)) {
      await t.test(`${template}`, async () => {
        await page.emulateMedia({ colorScheme: "light" });
        await visitor.open(template.path);
        const found = [];
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: "light" });
          found.push(...(await violations(page)).map((line) => `light ${width} ${line}`));
          // Colours are all that the scheme changes.
          await page.emulateMedia({ colorScheme: "dark" });
          found.push(...(await violations(page, { rules: ["color-contrast", "link-in-text-block"] })).map((line) => `dark ${width} ${line}`));
        }
        await page.setViewportSize({ width: 320, height: 640 });
        found.push(...(await page.evaluate(outside)).map((line) => `sticks out at 320 px: ${line}`));
        assert.deepEqual(found, []);
      });
    }
    await visitor.context.close();
  });

  test(`${edition}: text at twice the size still fits, and lines are as high as the script asks for`, async () => {
    const visitor = await here.visitor({ width: 640, height: 800 });
    const { page } = visitor;
    await visitor.open(`/${edition}/`);
    await page.locator("main article h2 a").first().click();
    await visitor.until(() => document.activeElement.tagName === "H1");
    const arabic = EDITIONS[edition].dir === "rtl";
    const measured = await page.evaluate(() => {
      const of = (selector) => {
        const style = getComputedStyle(document.querySelector(selector));
        return { ratio: parseFloat(style.lineHeight) / parseFloat(style.fontSize), spacing: style.letterSpacing, transform: style.textTransform, style: style.fontStyle, align: style.textAlign };
      };
      return { body: of("main .body p"), heading: of("h1") };
    });
    assert.ok(measured.body.ratio >= (arabic ? 1.6 : 1.5) - 0.01, `lines of ${measured.body.ratio}`);
    if (arabic) {
      assert.ok(measured.heading.ratio >= 1.34, `headlines of ${measured.heading.ratio}`);
      const wrong = await page.evaluate(() =>
        [...document.querySelectorAll("body *")]
          .filter((element) => element.textContent.trim() !== "" && /^(ar|fa)$/.test(element.closest("[lang]").lang))
          .map((element) => [element, getComputedStyle(element)])
          .filter(([, style]) => (style.letterSpacing !== "normal" && parseFloat(style.letterSpacing) !== 0) || style.textTransform !== "none" || style.fontStyle === "italic")
          .map(([element]) => element.outerHTML.slice(0, 100)),
      );
      assert.deepEqual(wrong, [], "no letter-spacing, capitals or false italics");
    }
    assert.ok(["start", arabic ? "right" : "left"].includes(measured.body.align), measured.body.align);
    await visitor.leave();
  });
}

test("a Persian or Arabic story loads one font, a Latin one at most one, and none is loaded late", async () => {
  for (const [edition, { dir }] of Object.entries(EDITIONS)) {
    const visitor = await here.visitor();
    const path = await here.read(`/${edition}/`, (document) => document.querySelector("main article h2 a").getAttribute("href"));
    await visitor.open(path);
    await visitor.page.evaluate(() => document.fonts.ready.then(() => true));
    const fonts = [...new Set(visitor.asked.filter(({ type, url }) => type === "font" || url.endsWith(".woff2")).map(({ url }) => new URL(url).pathname))];
    assert.ok(fonts.length <= 1 || (dir === "rtl" && fonts.length <= 2), `${edition}: ${fonts}`);
    const preloaded = await visitor.page.locator('link[rel=preload][as="font"]').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    assert.deepEqual(preloaded.filter((font) => !fonts.includes(font)), [], "what is preloaded is used");
    for (const font of fonts) {
      const { bytes, headers } = await here.server.ask(font);
      assert.ok(bytes.length <= 60_000, `${font}: ${bytes.length} bytes`);
      assert.match(headers["cache-control"], /immutable/);
    }
    await visitor.leave();
  }
});
