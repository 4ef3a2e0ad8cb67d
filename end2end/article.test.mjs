// A story's page and what hangs on it: sharing, corrections, editions that do not have it, paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory } from "./support/pages.mjs";

/** A story that English and Persian alone have; Arabic says where it is, Albanian shows the source. */
const BELL = "/en/bell-foundrys-last-casting";

const here = house();
const main = (page) => page.locator("main");
const switchTo = (page, edition) => page.locator(`header nav a[hreflang="${edition}"]:visible`).first();
const heading = (page) => page.locator("main h1, header h1").first();

/** The system's sheet, as far as a page sees it. */
const SHEET = `navigator.share = async (what) => { window.shared = what; };`;
const NO_SHEET = `delete Navigator.prototype.share; delete navigator.share;`;

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: the short address is copied, shared, and leads to the story`, async () => {
    const path = await sharedStory(here, edition);
    const visitor = await here.visitor({ permissions: ["clipboard-read", "clipboard-write"], scripts: [SHEET] });
    const { page } = visitor;
    await visitor.open(path);
    const row = page.locator(".share");
    const [copy, send] = [row.locator("button").first(), row.locator("button").last()];
    await copy.click();
    await row.locator("[role=status]", { hasText: /./ }).waitFor();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(address, new RegExp(`^${here.server.origin}/s/[0-9a-z]+$`));
    assert.equal(await page.locator("head link[rel=shortlink]").getAttribute("href"), address);
    await send.click();
    await visitor.until(() => "shared" in window);
    assert.equal(await page.evaluate(() => window.shared.url), address);
    for (const link of await row.locator("a:not([href^='/keep/'])").evaluateAll((links) => links.map(({ href }) => decodeURIComponent(href)))) {
      assert.ok(link.includes(address), `${link} shares ${address}`);
    }
    const { status, headers } = await here.server.ask(new URL(address).pathname);
    assert.deepEqual([status, headers.location], [301, path]);
    assert.deepEqual(visitor.strangers(), [], "nobody hears of it before a click");
    await visitor.leave();
  });

  test(`${edition}: readers are told what changed, in the story and in the list of the edition`, async () => {
    const path = await sharedStory(here, edition);
    const visitor = await here.visitor({ javaScript: false });
    const { page } = visitor;
    await page.goto(path);
    const box = page.locator("#corrections");
    assert.match(await box.locator("time").first().getAttribute("datetime"), /^2012-12-18T/);
    const text = await box.locator("li p").nth(1).innerText();
    await box.getByRole("link").click();
    assert.equal(new URL(page.url()).pathname, `/${edition}/corrections`);
    const entries = main(page).locator("article");
    assert.equal(await entries.count(), 2, "an update and a correction; the typo is nobody's business");
    assert.equal(await entries.first().locator(".card-deck").innerText(), text);
    await entries.first().locator("h2 a").click();
    assert.equal(page.url(), here.server.origin + path + "#corrections");
    await visitor.leave();
  });
}

test("without a system's sheet there is no button for it", async () => {
  const visitor = await here.visitor({ scripts: [NO_SHEET] });
  await visitor.open(BELL);
  assert.deepEqual(await visitor.page.locator(".share button").evaluateAll((all) => all.map((one) => one.checkVisibility())), [true, false]);
  await visitor.leave();
});

for (const javaScript of [true, false]) {
  test(`the switch leads to the translation, to a note of it, or to the source, ${javaScript ? "with" : "without"} script`, async () => {
    const visitor = await here.visitor({ javaScript });
    const { page } = visitor;
    const open = async () => (javaScript ? visitor.open(BELL) : page.goto(BELL));
    const arrive = (edition) => visitor.until((code) => document.documentElement.lang === code && document.readyState === "complete", edition);
    await open();
    const headline = await heading(page).innerText();
    visitor.documents();

    await switchTo(page, "fa").click();
    await page.waitForURL("**/fa/**");
    await main(page).locator("h1", { hasNotText: headline }).waitFor();

    await open();
    visitor.documents();
    await switchTo(page, "ar").click();
    await page.waitForURL("**/ar/?from=*");
    const note = page.locator(".foreign");
    const link = note.getByRole("link");
    await link.waitFor();
    assert.deepEqual([await link.innerText(), await link.getAttribute("lang"), await link.getAttribute("dir")], [headline, "en", "ltr"]);
    await link.click();
    await page.waitForURL(`**${BELL}`);
    await page.locator("main article h1").waitFor();

    await switchTo(page, "sq").click();
    await page.waitForURL("**/sq/**");
    await page.locator(".foreign").waitFor();
    assert.equal(await heading(page).innerText(), headline, "the text that there is");
    const languages = await page.evaluate(() => [document.documentElement.lang, document.querySelector("main h1").lang, document.querySelector("main .body").lang]);
    assert.deepEqual(languages, ["sq", "en", "en"]);
    assert.equal(await page.locator("main time").first().innerText(), "8 dhjetor 2012", "the frame speaks Albanian");
    if (javaScript) assert.deepEqual(visitor.documents(), [], "no document was asked for");
    await switchTo(page, "en").click();
    await page.waitForURL(`**${BELL}`);
    if (javaScript) await arrive("en");
    await visitor.leave();
  });
}

test("a page that stands in for a translation, a note and the corrections have no fault that axe knows", async () => {
  const visitor = await here.visitor({ scripts: [AXE] });
  const { page } = visitor;
  await visitor.open(BELL);
  const note = await switchTo(page, "ar").getAttribute("href");
  for (const path of [BELL.replace("/en/", "/sq/"), note, "/fa/corrections", await sharedStory(here, "fa")]) {
    await visitor.open(path);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `${path} ${colorScheme} ${width}`);
      }
    }
  }
  await visitor.leave();
});

for (const edition of ["en", "fa"]) {
  test(`${edition}: on paper a story is its text and its short address`, async () => {
    const visitor = await here.visitor({ width: 794, height: 1123 });
    const { page } = visitor;
    await visitor.open(await sharedStory(here, edition));
    await page.emulateMedia({ media: "print" });
    const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    for (const selector of ["header nav", "footer nav", ".share", ".related", ".neighbours", ".recent", ".search-field", "button"]) {
      assert.equal(await shown(selector), 0, selector);
    }
    for (const selector of ["h1", ".body p", ".lead-figure img", "#corrections", ".nameplate"]) assert.ok((await shown(selector)) > 0, selector);
    const short = await page.locator("head link[rel=shortlink]").getAttribute("href");
    const printed = await page.locator(".article-foot").evaluate((foot) => getComputedStyle(foot, "::after").content);
    assert.ok(printed.includes(short), printed);
    const { ink, width } = await page.evaluate(() => ({ ink: getComputedStyle(document.body).backgroundColor, width: document.documentElement.scrollWidth }));
    assert.equal(ink, "rgb(255, 255, 255)");
    assert.ok(width <= 794, `${width} px wide`);
    assert.ok((await page.screenshot({ fullPage: true })).length > 20_000);
    await visitor.leave();
  });
}
