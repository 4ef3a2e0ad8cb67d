// Pictures on real pages: small ones for small windows, nothing that jumps, nothing that is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";

const here = house();

/** Every address of a picture or a file that a page names in any way. */
function named(html) {
  const found = new Set();
  for (const [, path] of html.matchAll(/(?:^|["\s(,]|https?:\/\/[\w.:]+)(\/(?:media\/[0-9a-f]{64}|files\/[0-9a-z]{26})\/[^"\s,)&\\]+)/g)) found.add(path);
  return found;
}

const SHIFTS = `
  // What is not shown in a narrow window, or waits beside a row, is not fetched.
  window.isInSight = (image) => { const { width, left, right } = image.getBoundingClientRect(); return width > 0 && image.checkVisibility() && right > 0 && left < innerWidth; };
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (window.shifted += hadRecentInput ? 0 : value))).observe({ type: "layout-shift", buffered: true });
`;

/** Brings everything of a page into view, so that every picture is fetched. */
async function scrollThrough(visitor) {
  for (let at = 0; at < 40; at += 1) {
    const end = await visitor.page.evaluate(() => {
      scrollBy(0, innerHeight * 0.9);
      return scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    });
    await visitor.page.waitForTimeout(30);
    if (end) break;
  }
  await visitor.until(() => [...document.images].filter(window.isInSight).every((image) => image.complete), undefined, "every picture");
}

/** How each picture stands: what was taken, how wide it is, and how wide it would have to be. */
function pictures() {
  return [...document.images].filter(window.isInSight).map((image) => ({
    taken: image.currentSrc,
    stands: image.getBoundingClientRect().width,
    real: Number(/\/(\d+)\.\w+$/.exec(image.currentSrc)?.[1]),
    widest: Number(image.getAttribute("width")),
    sized: image.hasAttribute("width") && image.hasAttribute("height"),
    there: image.complete && image.naturalWidth > 0,
    cut: getComputedStyle(image).objectFit === "cover",
  }));
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every picture and file of every page is there`, async () => {
    const missing = [];
    const asked = new Set();
    for (const { path, status } of await templatesOf(here, edition)) {
      if (status && status !== 200) continue;
      for (const prefix of ["", "/lite"]) {
        for (const address of named((await here.server.ask(`${prefix}${path}`)).text)) {
          if (asked.has(address)) continue;
          asked.add(address);
          const answer = await here.server.ask(address);
          if (answer.status !== 200) missing.push(`${address} of ${path}: ${answer.status}`);
        }
      }
    }
    assert.ok(asked.size > 100, `${asked.size} only`);
    assert.deepEqual(missing, []);
  });
}

for (const [width, most] of [[360, 480], [1280, 1920]]) {
  test(`${width} px wide: pictures are WebP, fit their place, have their sizes and do not make the page jump`, async () => {
    const visitor = await here.visitor({ width, height: 740, scripts: [SHIFTS] });
    const templates = await templatesOf(here, "en");
    const paths = ["front", "article", "gallery", "cartoon", "newspic", "galleries", "author", "series"].flatMap((name) => templates.find((one) => one.name === name)?.path ?? []);
    assert.ok(paths.length >= 6, paths.join(" "));
    for (const path of paths) {
      await visitor.open(path);
      await scrollThrough(visitor);
      const all = await visitor.page.evaluate(pictures);
      for (const one of all) {
        const where = `${path}: ${JSON.stringify(one)}`;
        assert.ok(one.there && one.sized && one.taken.endsWith(".webp"), where);
        assert.ok(one.real <= most, `not larger than it has to be: ${where}`);
        // A picture that is cut may be enlarged a little; none is fetched twice as wide as it stands.
        assert.ok(one.real >= Math.min(one.stands * 0.7, one.widest) || one.real >= one.widest, `sharp: ${where}`);
      }
      const shifted = await visitor.page.evaluate(() => window.shifted);
      assert.ok(shifted < 0.02, `${path} shifts by ${shifted}`);
    }
    await visitor.leave();
  });
}

test("pictures of a browser that knows no WebP are JPEG", async () => {
  const visitor = await here.visitor({ javaScript: false });
  await visitor.page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('type="image/webp"', 'type="image/unknown"') });
  });
  await visitor.page.goto("/en/");
  const taken = await visitor.page.evaluate(() => [...document.images].filter((image) => image.complete).map((image) => image.currentSrc));
  assert.ok(taken.length > 0 && taken.every((address) => address.endsWith(".jpeg")), taken.join(" "));
  await visitor.leave();
});

test("a film is given in parts and its still is there", async () => {
  const { path } = (await templatesOf(here, "en")).find(({ name }) => name === "video");
  const html = (await here.server.ask(path)).text;
  const film = /<video[^>]* src="([^"]+)"/.exec(html)?.[1];
  const poster = /<video[^>]* poster="([^"]+)"/.exec(html)?.[1];
  assert.ok(film && poster, html);
  const still = await here.server.ask(poster);
  assert.equal(still.status, 200);
  assert.match(still.headers["content-type"], /^image\/(webp|jpeg)$/);
  const part = await here.server.ask(film, { headers: { range: "bytes=0-99" } });
  assert.deepEqual([part.status, part.bytes.length, part.headers["content-type"]], [206, 100, "video/webm"]);
});

test("what was sent in is nobody's but the desk's", async () => {
  const html = (await here.server.ask("/en/")).text;
  const [, hash] = /\/media\/([0-9a-f]{64})\//.exec(html);
  for (const name of ["original.jpeg", "original.jpg", "original.webp", "original"]) {
    assert.equal((await here.server.ask(`/media/${hash}/${name}`)).status, 404, name);
  }
});
