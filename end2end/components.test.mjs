// The pages of components (make components; make test writes them too): the long and the empty cases hold.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AXE, violations } from "./support/axe.mjs";
import { Visitor, launch } from "./support/browser.mjs";
import { outside } from "./support/layout.mjs";
import { TOP } from "./support/server.mjs";

const FOLDER = join(TOP, "target", "components");
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(".html")) : [];
/** Parts out of their pages: their headings and landmarks are not a page's. */
const OUT_OF_PLACE = /^(heading-order|landmark|region|duplicate-id|page-has-heading|empty-heading)/;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("the pages of components are there: make components", () => assert.ok(files.length > 40, FOLDER));

for (const [width, scheme] of [[320, "light"], [768, "dark"], [1280, "dark"], [1280, "light"]]) {
  test(`every component, long, empty or usual, fits ${width} px and is accessible in ${scheme}`, async (t) => {
    const visitor = await Visitor.come(browser, "http://127.0.0.1", { width, scheme, scripts: [AXE] });
    for (const file of files) {
      await t.test(file, async () => {
        await visitor.page.goto(pathToFileURL(join(FOLDER, file)).href);
        await visitor.page.evaluate(() => document.fonts.ready);
        assert.deepEqual(await visitor.page.evaluate(outside), [], "nothing sticks out");
        const found = await violations(visitor.page, { preload: false });
        assert.deepEqual(file.startsWith("components") ? found.filter((line) => !OUT_OF_PLACE.test(line)) : found, []);
      });
    }
    await visitor.leave();
  });
}
