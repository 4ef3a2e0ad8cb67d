// Cartoons, news pictures, galleries, films and recordings: seen whole, leafed through, played; nothing of another site
// before a click.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./support/axe.mjs";
import { house } from "./support/house.mjs";
import { outside } from "./support/layout.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";

const here = house();
const NAMES = ["media", "cartoons", "cartoon", "newspics", "newspic", "galleries", "gallery", "videos", "video"];

/** The page of a story whose listing's entry shows what the selector finds. */
const withIn = (path, selector) =>
  here.read(path, (document, selector) => [...document.querySelectorAll("main article")].map((one) => one.querySelector("h2 a").getAttribute("href")).find((href) => href), selector);
const film = async (edition) => {
  const links = await here.read(`/${edition}/media/videos`, (document) => [...document.querySelectorAll("main article h2 a")].map((link) => link.getAttribute("href")));
  const found = {};
  for (const link of links) {
    const own = await here.read(link, (document) => document.querySelector("main video") !== null);
    found[own ? "own" : "strange"] ??= link;
  }
  return found;
};

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: what is looked at is accessible in light and dark and fits 320 px`, async (t) => {
    const visitor = await here.visitor({ scripts: [AXE] });
    const templates = (await templatesOf(here, edition)).filter(({ name }) => NAMES.includes(name));
    assert.equal(templates.length, NAMES.length);
    for (const { name, path } of templates) {
      await t.test(name, async () => {
        await visitor.page.setViewportSize({ width: 1280, height: 900 });
        await visitor.page.emulateMedia({ colorScheme: "light" });
        await visitor.open(path);
        const found = await violations(visitor.page);
        await visitor.page.emulateMedia({ colorScheme: "dark" });
        found.push(...(await violations(visitor.page)));
        await visitor.page.setViewportSize({ width: 320, height: 640 });
        found.push(...(await visitor.page.evaluate(outside)));
        assert.deepEqual(found, []);
      });
    }
    assert.deepEqual(visitor.strangers(), []);
    await visitor.leave();
  });

  test(`${edition}: no cartoon and no news picture is cropped, in its listing or on its page`, async () => {
    const visitor = await here.visitor();
    const cropped = () =>
      [...document.querySelectorAll("main .cartoons img, main .newspics img, main .lead-figure img")]
        .filter((picture) => {
          const shape = picture.getAttribute("width") / picture.getAttribute("height");
          const { width, height } = picture.getBoundingClientRect();
          return getComputedStyle(picture).objectFit === "cover" && Math.abs(width / height / shape - 1) > 0.04;
        })
        .map((picture) => picture.outerHTML);
    for (const width of [360, 1280]) {
      await visitor.page.setViewportSize({ width, height: 800 });
      for (const kind of ["cartoons", "newspics"]) {
        await visitor.open(`/${edition}/media/${kind}`);
        assert.deepEqual(await visitor.page.evaluate(cropped), [], `${kind} at ${width}`);
        await visitor.open(await withIn(`/${edition}/media/${kind}`));
        assert.deepEqual(await visitor.page.evaluate(cropped), [], `one of ${kind} at ${width}`);
        const { height } = await visitor.page.locator("main .lead-figure img").boundingBox();
        assert.ok(height <= 800, "it is seen whole");
      }
    }
    await visitor.leave();
  });

  test(`${edition}: the arrow keys lead to the next of the kind, the way the page shows it`, async () => {
    const visitor = await here.visitor();
    const { page } = visitor;
    const newest = await withIn(`/${edition}/media/newspics`);
    await visitor.open(newest);
    const older = await page.locator(".leaf a[rel=next]").getAttribute("href");
    const [onward, back] = EDITIONS[edition].dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    await page.keyboard.press(onward);
    await visitor.until((path) => location.pathname === path && document.activeElement.tagName === "H1", older);
    await page.keyboard.press(back);
    await visitor.until((path) => location.pathname === path, newest);
    assert.ok(visitor.documents().length <= 1, "by client navigation");
    await visitor.leave();
  });

  test(`${edition}: a service's player comes by a click, and nothing of the service before`, async () => {
    const visitor = await here.visitor();
    const { page, context } = visitor;
    await context.route(/youtube/, (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>player</title><p>player" }));
    const { strange } = await film(edition);
    await visitor.open(strange);
    await page.waitForTimeout(400);
    assert.deepEqual(visitor.strangers(), []);
    const figure = page.locator("figure.player");
    assert.match(await figure.innerText(), /YouTube/, "it says whose it is");
    await figure.locator("a").first().click();
    const frame = page.locator("figure.player iframe");
    await frame.waitFor();
    assert.match(await frame.getAttribute("src"), /^https:\/\/www\.youtube-nocookie\.com\/embed\//);
    await visitor.until(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("youtube-nocookie")));
    assert.ok(visitor.strangers().every((url) => url.startsWith("https://www.youtube-nocookie.com/")), visitor.strangers().join());
    await visitor.leave();
  });
}

test("a player that was navigated to plays after the click, too", async () => {
  const visitor = await here.visitor();
  const { page, context } = visitor;
  await context.route(/youtube/, (route) => route.fulfill({ contentType: "text/html", body: "<p>player" }));
  const { strange } = await film("en");
  await visitor.open("/en/media/videos");
  await page.locator(`main article h2 a[href="${strange}"]`).click();
  const link = page.locator("figure.player > a");
  await link.waitFor();
  assert.deepEqual(visitor.strangers(), []);
  await link.click();
  await page.locator("figure.player iframe").waitFor();
  await visitor.leave();
});

test("without script a player is a link to the service, and a film has its controls, captions and words", async () => {
  const visitor = await here.visitor({ javaScript: false });
  const { page } = visitor;
  const { own, strange } = await film("en");
  await page.goto(strange);
  assert.match(await page.locator("figure.player > a").getAttribute("href"), /^https:\/\/www\.youtube\.com\/watch/);
  assert.match(await page.locator("figure.player").innerText(), /Open on YouTube/);
  assert.ok(!(await page.locator("figure.player").innerText()).includes("Show content"), "no promise that a script keeps");
  await page.goto(own);
  assert.ok(await page.locator("main video[controls][poster][preload=none] track[kind=captions]").count());
  await page.locator("details.transcript summary").click();
  assert.match(await page.locator("details.transcript").innerText(), /The film has no sound/);
  assert.match(await page.locator(".media-facts").innerText(), /0:12.*kB.*Download/s);
  assert.deepEqual(visitor.strangers(), []);
  await visitor.leave();
});

test("a film can be sought in, and shows its captions", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  const { own } = await film("fa");
  await visitor.open(own);
  const ranges = [];
  page.on("response", async (answer) => /webm/.test(answer.url()) && ranges.push(answer.status()));
  const sought = await page.locator("main video").evaluate(async (film) => {
    const happens = (name) => new Promise((done) => film.addEventListener(name, done, { once: true }));
    film.muted = true;
    const loaded = happens("loadeddata");
    film.preload = "auto";
    film.load();
    await loaded;
    const seeked = happens("seeked");
    film.currentTime = 7.5;
    await seeked;
    const [track] = film.textTracks;
    track.mode = "showing";
    for (let tries = 0; tries < 50 && !track.activeCues?.length; tries += 1) await new Promise((done) => setTimeout(done, 40));
    return { at: film.currentTime, end: film.seekable.end(0), cue: track.activeCues?.[0]?.text, language: track.language };
  });
  assert.ok(Math.abs(sought.at - 7.5) < 0.5 && sought.end > 7.5, JSON.stringify(sought));
  assert.equal(sought.language, "fa");
  assert.match(sought.cue, /ساعت نه/);
  assert.ok(ranges.includes(206), `in parts: ${ranges}`);
  await visitor.leave();
});

test("a recording has its length, its size, a download and its words", async () => {
  const visitor = await here.visitor();
  const { page } = visitor;
  await visitor.open("/en/counting-salmon-by-ear");
  const figure = page.locator("main figure.audio");
  assert.equal(await figure.locator("audio[controls][preload=none]").count(), 1);
  assert.match(await figure.innerText(), /0:18/);
  const [download] = await Promise.all([page.waitForEvent("download"), figure.getByText("Download").click()]);
  assert.equal(download.suggestedFilename(), "salmon.mp3");
  assert.equal(visitor.documents().length, 1);
  await visitor.leave();
});
