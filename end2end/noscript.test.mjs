// JavaScript off: everything can be read and reached, forms work, statuses are right.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory, templatesOf } from "./support/pages.mjs";

const here = house();
const plain = (options) => here.visitor({ javaScript: false, ...options });

/** The texts of headings and paragraphs of main that take no room on the screen. */
const hidden = () =>
  [...document.querySelectorAll("main :is(h1, h2, h3, p, li, figcaption, td, time), aside a, footer a")]
    .filter((element) => element.textContent.trim() !== "" && element.getClientRects().length === 0 && !element.closest(".needs-script, .visually-hidden, [href='#reading']"))
    .map((element) => element.outerHTML.slice(0, 120));

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every page is readable without script`, async () => {
    const visitor = await plain();
    for (const { path, status, name } of await templatesOf(here, edition)) {
      const answer = await visitor.page.goto(path);
      assert.equal(answer.status(), status, name);
      assert.deepEqual(await visitor.page.evaluate(hidden), [], name);
      assert.ok((await visitor.page.locator("main").innerText()).trim().length > 40, `${name} has a text`);
    }
    assert.deepEqual(visitor.strangers(), []);
    await visitor.leave(/status of 404/);
  });

  test(`${edition}: newer and older, a section and the other editions are links that work without script`, async () => {
    const visitor = await plain();
    await visitor.page.goto(`/${edition}/`);
    await visitor.page.locator("a[rel=next]").click();
    assert.match(visitor.page.url(), /\?page=2$/);
    await visitor.page.locator("a[rel=prev]").click();
    assert.equal(new URL(visitor.page.url()).search, "");
    await visitor.page.goto(await sharedStory(here, edition));
    const heading = await visitor.page.locator("h1").innerText();
    for (const [code, { lang, dir }] of Object.entries(EDITIONS)) {
      await visitor.page.locator(`header nav a[hreflang="${code}"]:visible`).first().click();
      const root = visitor.page.locator("html");
      assert.deepEqual([await root.getAttribute("lang"), await root.getAttribute("dir")], [lang, dir]);
      await visitor.page.locator("main article h1").waitFor();
    }
    await visitor.page.locator(`header nav a[hreflang="${edition}"]:visible`).first().click();
    assert.equal(await visitor.page.locator("h1").innerText(), heading, "the same story again");
    await visitor.leave();
  });

  test(`${edition}: the menu's lists open by the keyboard without script`, async () => {
    const visitor = await plain();
    await visitor.page.goto(`/${edition}/`);
    const reached = new Map();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await visitor.page.keyboard.press("Tab");
      const found = await visitor.page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        let depth = 0;
        for (let list = element.closest("header nav ul ul"); list; list = list.parentElement.closest("header nav ul ul")) depth += 1;
        return { href: element.getAttribute("href"), depth, shown: box.width > 0 && box.height > 0, inMenu: element.closest("header nav ul") !== null };
      });
      if (found.inMenu && found.href) reached.set(found.href, found);
    }
    const depths = [...reached.values()].map(({ depth }) => depth);
    assert.ok(Math.max(...depths) >= 2, `three levels are reached, not ${Math.max(...depths) + 1}`);
    assert.deepEqual([...reached.values()].filter(({ shown }) => !shown), [], "what has the focus is to be seen");
    await visitor.leave();
  });

  test(`${edition}: on a phone the menu and the editions open without script`, async () => {
    const visitor = await plain({ width: 360, height: 740 });
    await visitor.page.goto(`/${edition}/`);
    await visitor.page.locator('header a[href="#menu"]').click();
    const menu = visitor.page.locator("#menu");
    await menu.locator('a[href*="/section/"]').first().waitFor();
    for (const [code, { name }] of Object.entries(EDITIONS)) {
      const link = menu.locator(`a[hreflang="${code}"]`).first();
      assert.equal((await link.innerText()).trim(), name);
      assert.ok((await link.boundingBox()).y < 740, `${code} in the first screen`);
    }
    const deep = menu.locator("ul ul ul a").first();
    assert.ok((await deep.boundingBox()).height >= 40, "the third level is there");
    await deep.click();
    await visitor.page.locator("main h1").waitFor();
    await visitor.leave();
  });
}

test("statuses are right without script: unknown story, unknown edition, unknown page", async () => {
  const visitor = await plain();
  for (const path of ["/en/no-such-story", "/xx/", "/fa/tag/nothing"]) assert.equal((await visitor.page.goto(path)).status(), 404, path);
  await visitor.leave(/status of 404/);
});
