// The fonts: one file a script at first view, and the page stands still when it comes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { house } from "./support/house.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";
import { TOP } from "./support/server.mjs";

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

/** The code points that a WOFF2 file has letters for: its `cmap`, which WOFF2 leaves as it is (W3C WOFF 2.0, 4 and 5). */
function codePoints(file) {
  const tables = file.readUInt16BE(12);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let [offset, found] = [0, undefined];
  for (let n = 0; n < tables; n += 1) {
    const flags = file[at++];
    const known = flags & 63;
    const tag = known === 63 ? file.toString("latin1", at, (at += 4)) : known === 0 ? "cmap" : "other";
    const length = base128();
    const transformed = known === 10 || known === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = transformed ? base128() : length;
    if (tag === "cmap") found = [offset, stored];
    offset += stored;
  }
  const cmap = brotliDecompressSync(file.subarray(at)).subarray(found[0], found[0] + found[1]);
  const points = new Set();
  for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
    const start = cmap.readUInt32BE(4 + n * 8 + 4);
    const format = cmap.readUInt16BE(start);
    if (format === 12) {
      for (let g = 0; g < cmap.readUInt32BE(start + 12); g += 1) {
        const group = start + 16 + g * 12;
        for (let point = cmap.readUInt32BE(group); point <= cmap.readUInt32BE(group + 4); point += 1) points.add(point);
      }
    } else if (format === 4) {
      const segments = cmap.readUInt16BE(start + 6) / 2;
      for (let g = 0; g < segments; g += 1) {
        const [last, first] = [cmap.readUInt16BE(start + 14 + g * 2), cmap.readUInt16BE(start + 16 + segments * 2 + g * 2)];
        for (let point = first; point <= last && point !== 0xffff; point += 1) points.add(point);
      }
    }
  }
  return points;
}

test("every letter of the interface and of the demo newsroom's stories is in its edition's font (MR-55)", async () => {
  const fonts = {};
  for (const name of ["source-serif-4", "noto-naskh-arabic"]) fonts[name] = codePoints(readFileSync(join(TOP, "public", "fonts", `${name}.woff2`)));
  assert.ok(fonts["source-serif-4"].has(0x41) && !fonts["source-serif-4"].has(0x627) && fonts["noto-naskh-arabic"].has(0x6cc), "the fonts are read right");
  for (const [edition, { dir }] of Object.entries(EDITIONS)) {
    const own = fonts[dir === "rtl" ? "noto-naskh-arabic" : "source-serif-4"];
    const texts = [readFileSync(join(TOP, "app", "locales", edition, "reader.json"), "utf8"), readFileSync(join(TOP, "app", "locales", edition, "plain.json"), "utf8")].map((json) => JSON.stringify(Object.values(JSON.parse(json))));
    for (const { path, isStory, isListing } of await templatesOf(here, edition)) {
      if (isStory || isListing) texts.push(await here.read(path, (document) => document.querySelector("main").textContent));
    }
    // A letter of the other script is set in the other font; what has no form is in none.
    const others = dir === "rtl" ? /[A-Za-z\u00c0-\u024f]/u : /[\u0600-\u06ff\u200c\ufdfa]/u;
    const missing = [...new Set(texts.join(""))].filter((letter) => !own.has(letter.codePointAt(0)) && !others.test(letter) && !/[\p{Cc}\p{Cf}\\]/u.test(letter));
    assert.deepEqual(missing, [], edition);
  }
});
