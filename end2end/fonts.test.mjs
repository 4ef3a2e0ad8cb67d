// The fonts: one file a script at first view, and the page stands still when it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

const here = house();

const SHIFTS = `window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => window.shifts.push(value))).observe({ type: "layout-shift", buffered: true });`;

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: a story loads exactly one font, preloaded and swapped in, and nothing moves when it comes late`, async () => {
    for (const size of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
      const visitor = await here.visitor({ ...size, scripts: [SHIFTS] });
      // One without a word in another script (MR-54).
      const story = await here.read(`/${edition}/`, (document) => document.querySelectorAll("main article h2 a")[1].getAttribute("href"));
      const fonts = new Set();
      await visitor.page.route("**/*.woff2", async (route) => {
        fonts.add(new URL(route.request().url()).pathname);
        await new Promise((resolve) => setTimeout(resolve, 900));
        await route.continue();
      });
      await visitor.page.goto(story, { waitUntil: "load" });
      await visitor.page.evaluate(() => document.fonts.ready.then(() => true));
      await visitor.page.waitForTimeout(300);
      assert.equal(fonts.size, 1, `${[...fonts]}`);
      const preloaded = await visitor.page.locator('link[rel=preload][as="font"]').getAttribute("href");
      assert.deepEqual([...fonts], [preloaded]);
      const seen = await visitor.page.evaluate(() => ({ shift: window.shifts.reduce((sum, value) => sum + value, 0), displays: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes("url(")).map((rule) => rule.style.getPropertyValue("font-display")) }));
      assert.ok(seen.shift < 0.02, `a shift of ${seen.shift} at ${size.width} px`);
      assert.deepEqual([...new Set(seen.displays)], ["swap"]);
      await visitor.leave();
    }
  });
}
