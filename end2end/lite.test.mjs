// The light page, and a story as one file: no script, no font, few bytes.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory, templatesOf } from "./support/pages.mjs";

const here = house();
const LARGEST = 20_000;

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every page has a light form of at most 20 KB, with nothing to fetch but one small style sheet`, async (t) => {
    const visitor = await here.visitor({ width: 320, height: 640, scripts: [AXE] });
    for (const { path, status, name, lang, dir, isListing } of await templatesOf(here, edition)) {
      await t.test(name, async () => {
        visitor.asked.length = 0;
        const answer = await visitor.page.goto(`/lite${path}`);
        assert.equal(answer.status(), status);
        const html = await answer.text();
        const sheet = await here.server.ask(await visitor.page.locator("link[rel=stylesheet]").getAttribute("href"));
        const bytes = Buffer.byteLength(html) + sheet.bytes.length;
        assert.ok(bytes <= LARGEST, `${bytes} bytes`);
        assert.deepEqual(visitor.asked.map(({ type }) => type).filter((type) => !["document", "stylesheet", "other"].includes(type)), []);
        const found = await visitor.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, scripts: document.scripts.length, pictures: document.images.length, robots: document.querySelector("meta[name=robots]").content, headings: document.querySelectorAll("h1").length, wide: document.documentElement.scrollWidth > innerWidth, canonical: document.querySelector("link[rel=canonical]")?.href ?? "" }));
        assert.deepEqual({ ...found, canonical: "" }, { lang, dir, scripts: 0, pictures: 0, robots: "noindex", headings: 1, wide: false, canonical: "" });
        if (status === 200 && !/search|found/.test(name)) assert.equal(found.canonical.replace(here.server.origin, ""), path);
        if (isListing) assert.ok((await visitor.page.locator("main .cards h2 a").count()) > 0, "its stories are there");
        assert.deepEqual(await violations(visitor.page), []);
      });
    }
    await visitor.leave(/status of 404/);
  });

  test(`${edition}: a reader finds the light page, reads in it, looks at a picture, searches and comes back to the full page`, async () => {
    const visitor = await here.visitor({ javaScript: false });
    const story = await sharedStory(here, edition);
    await visitor.page.goto(story);
    const heading = await visitor.page.locator("h1").innerText();
    await visitor.page.locator('footer a[href^="/lite/"]').click();
    assert.equal(new URL(visitor.page.url()).pathname, `/lite${story}`);
    assert.equal((await visitor.page.locator("h1").innerText()).trim(), heading.trim());
    const picture = await visitor.page.locator('figure a[href^="/media/"]').first().getAttribute("href");
    assert.match((await here.server.ask(picture)).headers["content-type"], /^image\//);
    await visitor.page.locator('header a[href^="/lite/"]').first().click();
    await visitor.page.locator("main li h2 a").nth(2).click();
    assert.match(visitor.page.url(), /\/lite\//, "links stay with the light pages");
    await visitor.page.locator("form input").fill({ en: "bridge", ar: "جسر", fa: "پل", sq: "ura" }[edition]);
    await visitor.page.locator("form button").click();
    assert.match(visitor.page.url(), /\/lite\/.*search\?q=/);
    assert.ok((await visitor.page.locator("main li h2 a").count()) > 0);
    await visitor.page.goto(`/lite${story}`);
    await visitor.page.locator("footer a").first().click();
    assert.equal(new URL(visitor.page.url()).pathname, story);
    await visitor.leave();
  });

  test(`${edition}: a story is kept as one file that needs nothing else`, async (t) => {
    const visitor = await here.visitor({ javaScript: false });
    const story = await sharedStory(here, edition);
    await visitor.page.goto(story);
    const href = await visitor.page.locator('main a[href^="/keep/"]').getAttribute("href");
    const answer = await here.server.ask(href);
    assert.equal(answer.status, 200);
    assert.match(answer.headers["content-disposition"], /^attachment; .*filename\*=UTF-8''\S+\.html$/);
    assert.ok(answer.bytes.length < 2_000_000, `${answer.bytes.length} bytes`);
    const folder = mkdtempSync(join(tmpdir(), "nashr-kept-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "story.html");
    writeFileSync(file, answer.bytes);
    const reading = await here.browser.newContext({ viewport: { width: 360, height: 740 }, offline: true });
    const page = await reading.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    const seen = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, scripts: document.scripts.length, broken: [...document.images].filter((image) => !image.naturalWidth).length, pictures: document.images.length, text: document.querySelector("main").innerText, wide: document.documentElement.scrollWidth > innerWidth, from: document.querySelector("footer a").href, paper: getComputedStyle(document.body).backgroundColor }));
    const { lang, dir } = EDITIONS[edition];
    assert.deepEqual([seen.lang, seen.dir, seen.scripts, seen.broken, seen.wide], [lang, dir, 0, 0, false]);
    assert.ok(seen.pictures > 0);
    assert.equal(seen.from, `${here.server.origin}${story}`);
    assert.notEqual(seen.paper, "rgba(0, 0, 0, 0)", "it has its styles");
    assert.ok(seen.text.length > 500);
    assert.deepEqual(asked.filter((url) => !/^(file|data):/.test(url)), [], "nothing is fetched");
    await reading.close();
    await visitor.leave();
  });
}

test("every link of a kept story leads somewhere, also those of its corrections", async () => {
  for (const edition of Object.keys(EDITIONS)) {
    const [entry] = await here.read(`/${edition}/corrections`, (document) => [...document.querySelectorAll("main article h2 a")].map((link) => link.getAttribute("href")));
    const { text } = await here.server.ask(`/keep${entry.split("#")[0]}`);
    assert.match(text, /id="corrections"/);
    for (const [, href] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) assert.match(href, /^(https?:|mailto:|#)/, edition);
  }
});

test("what was withdrawn, is a draft or was never there is not kept", async () => {
  for (const path of ["/keep/en/no-such-story", "/keep/xx/", "/keep/en/", "/keep/en/articles"]) {
    assert.ok([404, 410].includes((await here.server.ask(path)).status), path);
  }
});
