// Publications: shelves with covers, an issue's page, its PDF to read and to have.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";

const here = house();
const hrefs = (document, selector) => [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
const shelves = (edition) => here.read(`/${edition}/publications`, hrefs, "main .shelf h2 a");

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: shelves, a shelf and an issue are accessible in light and dark and fit 320 px`, async (t) => {
    const visitor = await here.visitor({ scripts: [AXE] });
    const found = (await templatesOf(here, edition)).filter(({ name }) => ["publications", "series", "issue"].includes(name));
    assert.equal(found.length, 3);
    for (const { name, path } of found) {
      await t.test(name, async () => {
        await visitor.page.setViewportSize({ width: 1280, height: 900 });
        await visitor.page.emulateMedia({ colorScheme: "light" });
        await visitor.open(path);
        const faults = await violations(visitor.page);
        await visitor.page.emulateMedia({ colorScheme: "dark" });
        faults.push(...(await violations(visitor.page)));
        await visitor.page.setViewportSize({ width: 320, height: 640 });
        faults.push(...(await visitor.page.evaluate(outside)));
        assert.deepEqual(faults, []);
      });
    }
    await visitor.leave();
  });

  test(`${edition}: from the shelves to an issue to its file, without script`, async () => {
    const visitor = await here.visitor({ javaScript: false });
    const { page } = visitor;
    const series = await shelves(edition);
    assert.ok(series.length >= 2, "two series or more");
    for (const path of series) {
      await page.goto(path);
      const issues = await page.locator("main article h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.equal(await page.locator("main article .cover").count(), issues.length, "each has a cover");
      assert.ok((await page.locator("main article .cover").first().boundingBox()).width > 80);
      await page.goto(issues[0]);
      const read = page.locator(".issue-actions a").first();
      const answer = await here.server.ask(await read.getAttribute("href"));
      assert.equal(answer.status, 200);
      assert.equal(answer.headers["content-type"], "application/pdf");
      assert.ok(answer.bytes.toString("latin1", 0, 5) === "%PDF-");
      assert.equal(new URL(await page.locator("main .kicker a").first().getAttribute("href"), page.url()).pathname, path, "its series stands above it");
    }
    assert.deepEqual(visitor.strangers(), []);
    await visitor.leave();
  });
}

test("an issue is downloaded under its own name, and its other languages stand beside it", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  await visitor.open("/en/friday-ferry-48");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".issue-actions a[download]").click()]);
  assert.equal(download.suggestedFilename(), "friday-ferry-48-en.pdf");
  const other = page.locator(".issue-others a[hreflang=fa]");
  assert.equal(await other.locator("bdi").getAttribute("dir"), "rtl");
  const answer = await here.server.ask(await other.getAttribute("href"));
  assert.match(answer.headers["content-disposition"], /friday-ferry-48-fa\.pdf/);
  await page.keyboard.press("ArrowRight");
  await visitor.until(() => location.pathname === "/en/friday-ferry-47");
  await visitor.leave();
});

test("a PDF is opened in place, at its stable address", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  await visitor.open("/en/friday-ferry-48");
  const href = await page.locator(".issue-actions a").first().getAttribute("href");
  const seen = new Promise((done) => page.on("response", (answer) => answer.url().endsWith(href) && done(answer)));
  await page.locator(".issue-actions a").first().click({ noWaitAfter: true });
  const answer = await seen;
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-disposition"], /^inline/);
  await visitor.context.close();
});
