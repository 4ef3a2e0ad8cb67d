// The reader's own colours and text size, and the offer of the reader's language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory } from "./support/pages.mjs";

const here = house();

const look = (visitor) =>
  visitor.page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return { paper: style.getPropertyValue("--paper").trim(), scheme: style.colorScheme, background: getComputedStyle(document.body).backgroundColor, size: parseFloat(getComputedStyle(document.querySelector("main p")).fontSize), bars: [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => meta.content) };
  });
const panel = (visitor) => visitor.page.locator('[role="dialog"]');
const choose = (visitor, value, kind = "theme") => visitor.page.locator(`input[name=reading-${kind}][value="${value}"]`).check();

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: a reader chooses colours and size by the keyboard; both are there at the next visit before anything is painted`, async () => {
    const visitor = await here.visitor({ scripts: [AXE, "document.addEventListener('DOMContentLoaded', () => { window.atFirst = { ...document.documentElement.dataset }; });"] });
    const story = await sharedStory(here, edition);
    await visitor.open(story);
    const before = await look(visitor);
    await visitor.page.locator("main .reading-open").focus();
    await visitor.page.keyboard.press("Enter");
    await panel(visitor).waitFor();
    assert.deepEqual(await violations(visitor.page), []);
    for (const target of await panel(visitor).locator("label, button").all()) {
      const { height } = await target.boundingBox();
      assert.ok(height >= 44, `a target of ${height} px`);
    }
    // The arrows go the way the line runs.
    const forward = EDITIONS[edition].dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    assert.equal(await visitor.page.evaluate(() => document.activeElement.name), "reading-theme");
    await visitor.page.keyboard.press("ArrowDown");
    await visitor.page.keyboard.press("ArrowDown");
    assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.theme), "dark");
    await visitor.page.keyboard.press("Tab");
    await visitor.page.keyboard.press("ArrowDown");
    assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.size), "large");
    await visitor.page.keyboard.press("Escape");
    await panel(visitor).waitFor({ state: "detached" });
    assert.equal(await visitor.page.evaluate(() => document.activeElement.className), "reading-open", "the focus is back");
    const after = await look(visitor);
    assert.notEqual(after.paper, before.paper);
    assert.ok(after.size > before.size * 1.1, `${after.size} against ${before.size}`);
    assert.ok(forward);

    await visitor.open(`/${edition}/`);
    assert.deepEqual(await visitor.page.evaluate(() => [window.atFirst.theme, window.atFirst.size]), ["dark", "large"]);
    await visitor.leave();
  });
}

test("dark by choice is dark by the device, and light by choice is light; the browser's bar follows", async () => {
  const visitor = await here.visitor({ scheme: "dark" });
  await visitor.open("/en/");
  const device = await look(visitor);
  await visitor.page.locator('footer a[href="#reading"]').click();
  await choose(visitor, "light");
  const light = await look(visitor);
  await visitor.page.emulateMedia({ colorScheme: "light" });
  await choose(visitor, "dark");
  const dark = await look(visitor);
  assert.deepEqual({ ...dark, scheme: "", bars: [] }, { ...device, scheme: "", bars: [] });
  assert.deepEqual([dark.scheme, light.scheme], ["dark", "light"]);
  assert.deepEqual([dark.bars, light.bars], [[dark.paper, dark.paper], [light.paper, light.paper]]);
  // Every colour of the one palette is in the other.
  const tokens = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => [rule, ...(rule.cssRules ?? [])]).filter(({ selectorText }) => /data-theme/.test(selectorText ?? "")).map(({ style }) => [...style].filter((name) => name.startsWith("--")).map((name) => `${name}:${style.getPropertyValue(name).trim()}`).join(";")).filter(Boolean);
  const palettes = await visitor.page.evaluate(tokens);
  assert.equal(palettes.length, 2);
  assert.equal(palettes[0], palettes[1]);
  await choose(visitor, "");
  assert.deepEqual((await look(visitor)).bars, [light.paper, device.paper]);
  await visitor.leave();
});

test("the largest text still fits a small phone", async () => {
  const visitor = await here.visitor({ width: 320, height: 640, scripts: ["localStorage.setItem('nashr-size', 'largest')"] });
  for (const edition of Object.keys(EDITIONS)) {
    for (const path of [`/${edition}/`, await sharedStory(here, edition), `/${edition}/sections`]) {
      await visitor.open(path);
      assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} scrolls sideways`);
    }
  }
  await visitor.leave();
});

test("without script nothing speaks of choices that cannot be made", async () => {
  const visitor = await here.visitor({ javaScript: false });
  await visitor.page.goto(await sharedStory(here, "en"));
  assert.equal(await visitor.page.locator('a[href="#reading"]:visible').count(), 0);
  await visitor.leave();
});

test("on a line that saves data the choices work, though no WASM is loaded", async () => {
  const saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });";
  const visitor = await here.visitor({ scripts: [saving] });
  await visitor.page.goto("/fa/");
  await visitor.page.locator('footer a[href="#reading"]').click();
  await choose(visitor, "dark");
  assert.equal(await visitor.page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.deepEqual(visitor.asked.filter(({ url }) => url.endsWith(".wasm")), []);
  await visitor.leave();
});

const offer = (visitor) => visitor.page.locator(".offer");

test("a reader whose language is in another script is offered their edition, in its own words, once", async () => {
  const visitor = await here.visitor({ locale: "fa-IR" });
  const story = await sharedStory(here, "en");
  await visitor.open(story);
  await offer(visitor).waitFor();
  assert.deepEqual([await offer(visitor).getAttribute("lang"), await offer(visitor).getAttribute("dir")], ["fa", "rtl"]);
  assert.match(await offer(visitor).innerText(), /این مطلب به فارسی هم هست/);
  const shift = await visitor.page.evaluate(() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(done, 200, 0)));
  assert.ok(shift < 0.01, `a shift of ${shift}`);
  await offer(visitor).locator("a").click();
  await visitor.until(() => document.documentElement.lang === "fa" && document.querySelector("main article h1") !== null);
  assert.equal(await offer(visitor).count(), 0);
  assert.match(await visitor.page.evaluate(() => document.cookie), /nashr-edition=fa/);
  await visitor.open(story);
  await visitor.page.waitForTimeout(300);
  assert.equal(await offer(visitor).count(), 0, "asked once");
  await visitor.leave();
});

test("an offer that is waved away does not come back; where a page is not translated it speaks of the edition", async () => {
  const visitor = await here.visitor({ locale: "ar-EG" });
  await visitor.open("/sq/nxenesit-e-rivizatojne-harten");
  await offer(visitor).waitFor();
  assert.match(await offer(visitor).innerText(), /ننشر بالعربية أيضًا/);
  await offer(visitor).locator("button").click();
  await visitor.open("/en/");
  await visitor.page.waitForTimeout(300);
  assert.equal(await offer(visitor).count(), 0);
  await visitor.leave();
});

test("nothing is offered in the same script, to who reads the page's language, or to a robot", async () => {
  for (const [path, options] of [["/en/", { locale: "sq-AL" }], ["/ar/", { locale: "fa-IR" }], ["/fa/", { locale: "fa-IR" }], ["/en/", { locale: "de-DE" }], ["/en/", { locale: "fa-IR", userAgent: "Mozilla/5.0 (compatible; Examplebot/1.0)" }]]) {
    const visitor = await here.visitor(options);
    await visitor.open(path);
    await visitor.page.waitForTimeout(300);
    assert.equal(await offer(visitor).count(), 0, `${path} ${JSON.stringify(options)}`);
    await visitor.leave();
  }
});
