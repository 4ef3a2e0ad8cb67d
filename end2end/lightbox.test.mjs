// Pictures large over the page: by keyboard and finger, both ways round, with an address of their own; links without script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

const here = house();
const box = "dialog.lightbox[open]";

/** The newest gallery of an edition. */
const gallery = (edition) => here.read(`/${edition}/media/galleries`, (document) => document.querySelector("main article h2 a").getAttribute("href"));

async function opened(visitor, path, at = 0) {
  await visitor.open(path);
  const link = visitor.page.locator("main .gallery a.enlarge").nth(at);
  await link.scrollIntoViewIfNeeded();
  await link.click();
  await visitor.page.locator(box).waitFor();
  return link;
}

const counter = (visitor) => visitor.page.locator(`${box} .lightbox-counter`).innerText();
const shows = (visitor, id) => visitor.until((id) => location.hash === `#${id}` && document.querySelector(".lightbox-stage img")?.complete, id, `picture ${id}`);

/** A finger drawn across the stage. */
async function swipe(visitor, way) {
  const client = await visitor.context.newCDPSession(visitor.page);
  const { x, y, width, height } = await visitor.page.locator(".lightbox-stage").boundingBox();
  const [middle, row] = [x + width / 2, y + height / 2];
  const touch = (type, at) => client.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [{ x: at, y: row }] });
  await touch("touchStart", middle - 60 * way);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", middle - 60 * way + 20 * step * way);
  await touch("touchEnd");
}

for (const [edition, { dir }] of Object.entries(EDITIONS)) {
  test(`${edition}: a gallery is leafed through by the keyboard in its direction, and left where it was entered`, async () => {
    const visitor = await here.visitor({ scripts: [AXE] });
    const { page } = visitor;
    const link = await opened(visitor, await gallery(edition), 1);
    const before = await page.evaluate(() => scrollY);
    await shows(visitor, "picture-2");
    const [forward, back] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const first = await counter(visitor);
    await page.keyboard.press(forward);
    await shows(visitor, "picture-3");
    assert.notEqual(await counter(visitor), first);
    if (edition === "fa") assert.match(await counter(visitor), /^[۰-۹]+ از [۰-۹]+$/);
    await page.keyboard.press(back);
    await page.keyboard.press(back);
    await shows(visitor, "picture-1");
    await page.keyboard.press(back);
    await shows(visitor, "picture-1");
    await page.keyboard.press("End");
    const last = await page.locator("main a.enlarge").last().getAttribute("id");
    await shows(visitor, last);
    assert.ok(await page.locator(".lightbox-next").isDisabled(), "nothing is behind the last");
    await page.keyboard.press("Home");
    await shows(visitor, "picture-1");
    const caption = await page.locator("#picture-1").evaluate((link) => link.closest("figure").querySelector("figcaption").innerText);
    assert.equal((await page.locator(".lightbox-words").innerText()).replaceAll(/\s+/g, " "), caption.replaceAll(/\s+/g, " "));
    assert.match(await page.locator(`${box} [role=status]`).innerText(), /\S/, "it is said aloud");
    await assertAccessible(page, "the lightbox", { within: box });
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog.lightbox") !== null), "the focus stays");
    }
    await page.keyboard.press("Escape");
    await page.locator("dialog.lightbox").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.equal(await page.evaluate(() => document.activeElement.id), await link.getAttribute("id"), "the focus returns");
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - before) <= 1, "the place is kept");
    assert.deepEqual(visitor.strangers(), []);
    await visitor.leave();
  });

  test(`${edition}: a finger leafs through it as the lines run, and two taps look closer`, async () => {
    const visitor = await here.visitor({ width: 360, height: 740, hasTouch: true, isMobile: true });
    const { page } = visitor;
    await opened(visitor, await gallery(edition));
    const onward = dir === "rtl" ? 1 : -1;
    await swipe(visitor, onward);
    await shows(visitor, "picture-2");
    await swipe(visitor, -onward);
    await shows(visitor, "picture-1");
    await swipe(visitor, -onward);
    await shows(visitor, "picture-1");
    const { x, y, width, height } = await page.locator(".lightbox-stage").boundingBox();
    for (let tap = 0; tap < 2; tap += 1) await page.touchscreen.tap(x + width / 2, y + height / 2);
    await visitor.until(() => document.querySelector(".lightbox-stage").classList.contains("zoomed"));
    await swipe(visitor, onward);
    assert.equal(await page.evaluate(() => location.hash), "#picture-1", "a zoomed picture is moved, not left");
    await visitor.leave();
  });

  test(`${edition}: without script each picture is a link to itself, and has an address on the page`, async () => {
    const visitor = await here.visitor({ javaScript: false });
    const { page } = visitor;
    const path = await gallery(edition);
    await page.goto(`${path}#picture-3`);
    assert.ok(await page.locator("#picture-3").evaluate((link) => link.getBoundingClientRect().top < innerHeight), "its address leads to it");
    const large = await page.locator("#picture-3").getAttribute("href");
    await page.locator("#picture-3").click();
    assert.equal(new URL(page.url()).pathname, large);
    // The browser's own page around a picture, which our policy for files keeps from running and styling anything.
    await visitor.leave(/sandboxed|Applying inline style/);
  });
}

test("the back button closes a picture, and its address opens it again", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  const path = await gallery("en");
  await opened(visitor, path);
  await page.keyboard.press("ArrowRight");
  await shows(visitor, "picture-2");
  await page.goBack();
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).hash, path, "one step leads out, however many were seen");
  await page.goForward();
  await page.locator(box).waitFor();
  await shows(visitor, "picture-2");
  await page.locator(".lightbox-close").click();
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  await page.goto(`about:blank`);
  await page.goto(`${path}#picture-3`);
  await page.locator(box).waitFor();
  await shows(visitor, "picture-3");
  assert.equal(await counter(visitor), "3 of 6");
  await page.keyboard.press("Escape");
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(new URL(page.url()).pathname, path, "it does not lead away");
  await visitor.leave();
});

test("a picture is zoomed by keys and buttons, and comes back to its whole size", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  await opened(visitor, await gallery("en"));
  await shows(visitor, "picture-1");
  const scale = () => page.locator(".lightbox-stage img").evaluate((picture) => picture.getBoundingClientRect().width / picture.clientWidth);
  await page.keyboard.press("+");
  await visitor.settle();
  assert.ok((await scale()) > 1.4);
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => location.hash), "#picture-1", "the arrows move what is zoomed");
  await page.keyboard.press("0");
  await visitor.settle();
  assert.ok(Math.abs((await scale()) - 1) < 0.01);
  await page.locator(".lightbox-in").click();
  await page.locator(".lightbox-out").click();
  await visitor.settle();
  assert.ok(Math.abs((await scale()) - 1) < 0.01);
  await visitor.leave();
});

test("neighbours are fetched ahead, but not where data is to be saved", async () => {
  for (const saveData of [false, true]) {
    const visitor = await here.visitor({ scripts: [`Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: ${saveData} }, configurable: true })`] });
    const path = await gallery("en");
    await visitor.page.goto(path);
    await visitor.page.locator("#picture-1").click();
    await visitor.page.locator(box).waitFor();
    await visitor.page.waitForTimeout(300);
    // In whatever size the window takes.
    const next = (await visitor.page.locator("#picture-2").getAttribute("href")).replace(/[^/]+$/, "");
    const fetched = await visitor.page.evaluate((folder) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(folder)).length, next);
    const shown = await visitor.page.locator("#picture-2 img").evaluate((picture) => (picture.complete && picture.naturalWidth > 0 ? 1 : 0));
    assert.equal(fetched > shown, !saveData, `the next one: ${fetched} fetched, ${shown} of them by the page`);
    await visitor.leave();
  }
});

test("a text's own picture opens too, after a client navigation", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  await visitor.open("/en/");
  await page.locator("main article h2 a").first().click();
  const lead = page.locator("main .lead-figure a.enlarge");
  await lead.waitFor();
  await lead.click();
  await page.locator(box).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog.lightbox").waitFor({ state: "detached" });
  assert.equal(visitor.documents().length, 1, "no document was loaded for it");
  await visitor.leave();
});

test("the script for it is fetched only where a picture can be enlarged", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/articles");
  await visitor.page.waitForTimeout(1500);
  assert.ok(!visitor.asked.some(({ url }) => /lightbox/.test(url)), "not on a listing");
  await visitor.open(await gallery("en"));
  await visitor.until(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("lightbox")));
  await visitor.leave();
});
