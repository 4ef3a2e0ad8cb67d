// The main menu: drop-downs by mouse and keyboard, mirrored where the page runs right to left; a drawer on phones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, assertAccessible } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";

const here = house();
const MENU = "header nav:has(ul ul)";

/** The first item of the bar with three levels below each other, its openers, and what stands at the end. */
async function deepest(page) {
  const first = page.locator(`${MENU} > ul > li:has(ul ul)`).first();
  const second = first.locator(":scope > ul > li:has(ul)").first();
  const third = second.locator(":scope > ul > li").first();
  return { first, second, third };
}

const opener = (item) => item.locator(":scope > button");
const expanded = (item) => opener(item).getAttribute("aria-expanded");
const focused = (page) => page.evaluate(() => ({ tag: document.activeElement.tagName, text: (document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent).trim(), shown: document.activeElement.getClientRects().length > 0 }));
const visible = (item) => item.isVisible();

for (const [edition, { dir }] of Object.entries(EDITIONS)) {
  const [into, outOf] = dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];

  test(`${edition}: buttons open lists three deep and close them`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    const { first, second, third } = await deepest(visitor.page);
    assert.equal(await visible(third), false);
    await opener(first).click();
    assert.equal(await expanded(first), "true");
    assert.ok(await visible(second));
    await opener(second).click();
    assert.equal(await expanded(second), "true");
    assert.ok(await visible(third));
    const edges = await third.evaluate((item) => {
      const { left, right } = item.getBoundingClientRect();
      return left >= 0 && right <= document.documentElement.clientWidth;
    });
    assert.ok(edges, "the third level is on the screen");
    await opener(first).click();
    assert.equal(await expanded(first), "false");
    assert.equal(await visible(third), false);
    await visitor.leave();
  });

  test(`${edition}: the mouse opens lists by resting on them and keeps them open on its way`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    const { first, second, third } = await deepest(visitor.page);
    await first.hover();
    await second.waitFor();
    await second.hover();
    await third.waitFor();
    await third.hover();
    assert.ok(await visible(third));
    const link = third.locator("a").first();
    const href = await link.getAttribute("href");
    await link.click();
    await visitor.until((wanted) => location.pathname === wanted && document.activeElement.tagName === "H1", href);
    assert.equal(await visible(third), false, "a menu closes behind its reader");
    await first.hover();
    await second.waitFor();
    await visitor.page.mouse.move(640, 850);
    await second.waitFor({ state: "hidden" });
    await visitor.leave();
  });

  test(`${edition}: arrows go along the bar, down, in and out, mirrored where the page is`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    const { page } = visitor;
    const { first, second, third } = await deepest(page);
    const labelOf = async (item) => (await item.locator(":scope > :is(a, button)").first().textContent()).trim();
    const bar = page.locator(`${MENU} > ul > li`);
    await bar.nth(0).locator(":scope > :is(a, button)").first().focus();
    await page.keyboard.press(into);
    assert.equal((await focused(page)).text, await labelOf(bar.nth(1)));
    await page.keyboard.press(outOf);
    assert.equal((await focused(page)).text, await labelOf(bar.nth(0)));
    await first.locator(":scope > :is(a, button)").first().focus();
    await page.keyboard.press("ArrowDown");
    await visitor.settle();
    assert.equal(await expanded(first), "true");
    assert.equal((await focused(page)).text, await labelOf(second));
    await page.keyboard.press(into);
    await visitor.settle();
    assert.equal(await expanded(second), "true");
    assert.equal((await focused(page)).text, await labelOf(third));
    await page.keyboard.press("ArrowDown");
    assert.equal((await focused(page)).text, await labelOf(second.locator(":scope > ul > li").nth(1)));
    await page.keyboard.press("ArrowUp");
    assert.equal((await focused(page)).text, await labelOf(third));
    await page.keyboard.press(outOf);
    await visitor.settle();
    assert.equal(await expanded(second), "false");
    assert.equal(await expanded(first), "true");
    assert.ok((await focused(page)).shown);
    await page.keyboard.press("Escape");
    await visitor.settle();
    assert.equal(await expanded(first), "false");
    assert.ok((await focused(page)).shown, "Escape leaves the focus on what opened the list");
    await visitor.leave();
  });

  test(`${edition}: Tab, Enter and Escape are enough`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    const { page } = visitor;
    const { first, second, third } = await deepest(page);
    await opener(first).focus();
    await page.keyboard.press("Enter");
    assert.equal(await expanded(first), "true");
    for (let tabs = 0; tabs < 3; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await opener(second).evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press("Space");
    assert.equal(await expanded(second), "true");
    await page.keyboard.press("Tab");
    assert.ok(await third.evaluate((item) => item.contains(document.activeElement)), "Tab goes on into the list");
    await page.keyboard.press("Escape");
    await visitor.settle();
    assert.equal(await visible(third), false);
    await opener(first).focus();
    await page.keyboard.press("Enter");
    // Out of the menu: the list closes behind the focus.
    await page.locator("main a").first().focus();
    await visitor.settle();
    assert.equal(await expanded(first), "false");
    await visitor.leave();
  });

  test(`${edition}: on a phone the drawer holds the menu, keeps the focus and gives it back`, async () => {
    const visitor = await here.visitor({ width: 360, height: 740, hasTouch: true, scripts: [AXE] });
    await visitor.open(`/${edition}/`);
    const { page } = visitor;
    const open = page.locator('a[href="#menu"]');
    assert.ok((await open.boundingBox()).height >= 44, "44 px to touch");
    await open.click();
    await visitor.settle();
    const drawer = page.locator('#menu[role="dialog"][aria-modal="true"]');
    await drawer.waitFor();
    assert.ok(await drawer.getAttribute("aria-label"));
    assert.ok(await drawer.evaluate((element) => element.contains(document.activeElement)), "the focus goes into the drawer");
    for (const [code, { name }] of Object.entries(EDITIONS)) {
      const link = drawer.locator(`a[hreflang="${code}"]`).first();
      assert.equal((await link.innerText()).trim(), name);
      const box = await link.boundingBox();
      assert.ok(box.y + box.height <= 740 && box.x >= 0 && box.x + box.width <= 360, `${code} in the first screen`);
    }
    await assertAccessible(page, `${edition}: the open drawer`);
    // Round and round, never out.
    for (const key of ["Shift+Tab", ...Array(30).fill("Tab")]) {
      await page.keyboard.press(key);
      assert.ok(await drawer.evaluate((element) => element.contains(document.activeElement)), `${key} stays within`);
    }
    const { first, second, third } = await deepest(page);
    await opener(first).click();
    await opener(second).click();
    assert.ok(await visible(third));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, "nothing sticks out");
    await page.keyboard.press("Escape");
    await visitor.settle();
    assert.ok((await focused(page)).shown, "Escape leaves the focus on what opened the lists");
    await page.keyboard.press("Escape");
    await visitor.settle();
    await page.locator("#menu").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#menu", "the focus is back");
    await open.click();
    await drawer.waitFor();
    await opener(first).click();
    const link = second.locator("a").first();
    const href = await link.getAttribute("href");
    await link.click();
    await visitor.until((wanted) => location.pathname === wanted && document.activeElement.tagName === "H1", href);
    await page.locator("#menu").waitFor({ state: "hidden" });
    assert.equal(visitor.documents().length, 1);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY), "hidden", "the page scrolls again");
    await visitor.leave();
  });

  test(`${edition}: an open drop-down has no fault that axe knows`, async () => {
    const visitor = await here.visitor({ scripts: [AXE] });
    await visitor.open(`/${edition}/`);
    const { first, second } = await deepest(visitor.page);
    await opener(first).click();
    await opener(second).click();
    for (const colorScheme of ["light", "dark"]) {
      await visitor.page.emulateMedia({ colorScheme });
      // What an open list lies over is not reached until it closes, and looked at elsewhere.
      await assertAccessible(visitor.page, `${edition} ${colorScheme}`, { within: "header" });
    }
    await visitor.leave();
  });
}

test("the skip link is the first stop and leads to the text", async () => {
  for (const edition of Object.keys(EDITIONS)) {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    await visitor.page.keyboard.press("Tab");
    assert.equal(await visitor.page.evaluate(() => document.activeElement.getAttribute("href")), "#content");
    await visitor.page.keyboard.press("Enter");
    await visitor.until(() => document.activeElement.id === "content", null, "the focus on main");
    assert.equal(visitor.documents().length, 1);
    await visitor.leave();
  }
});
