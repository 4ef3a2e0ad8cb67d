// Client navigation: no document is asked for; title, language and direction change together; the place is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory, templatesOf } from "./support/pages.mjs";

const here = house();

/** Arrives on a page by a client navigation: its heading is new and has the focus. */
async function arrived(visitor, path) {
  await visitor.until((wanted) => location.pathname + location.search === wanted && document.activeElement?.tagName === "H1", path);
  await visitor.settle();
}

const state = (visitor) =>
  visitor.page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    heading: document.querySelector("h1").textContent,
    announced: document.querySelector('[role="status"][aria-live]').textContent,
    focus: document.activeElement.tagName,
    scroll: Math.round(scrollY),
  }));

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every template is reached without a document, and is the page that the server sends`, async () => {
    const templates = await templatesOf(here, edition);
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    visitor.documents();
    // Links to all of them, where the router can see them.
    for (const { path, name, lang, dir, status } of templates.filter(({ name }) => name !== "front")) {
      await visitor.page.evaluate((href) => {
        const link = document.createElement("a");
        link.href = href;
        document.body.append(link);
        // So that a focused heading is the new page's.
        document.activeElement.blur();
        link.click();
        link.remove();
      }, path);
      await arrived(visitor, path);
      const shown = await state(visitor);
      const sent = await here.read(path, (document) => ({ title: document.title, heading: document.querySelector("h1").textContent, main: document.querySelector("main").textContent, links: document.querySelectorAll("a[href]").length, canonical: document.querySelector("link[rel=canonical]")?.href }));
      assert.deepEqual([shown.lang, shown.dir], [lang, dir], name);
      assert.equal(shown.title, sent.title, name);
      assert.equal(shown.heading, sent.heading, name);
      assert.equal(shown.announced, shown.title, `${name} is announced`);
      const whole = await visitor.page.evaluate(() => ({ main: document.querySelector("main").textContent, links: document.querySelectorAll("a[href]").length, canonical: document.querySelector("link[rel=canonical]")?.href }));
      // The server sets a blank where a text is empty, as that of a status is at first.
      const letters = (text) => text.replace(/\s+/g, "");
      assert.equal(letters(whole.main), letters(sent.main), `${name}: the same text`);
      assert.equal(whole.links, sent.links, `${name}: the same links`);
      if (status === 200) assert.equal(whole.canonical, sent.canonical, `${name}: canonical`);
    }
    assert.deepEqual(visitor.documents(), [], "no document");
    await visitor.leave(/status of 404/);
  });

  test(`${edition}: a story is opened by its link, and back leads to where the reader was`, async () => {
    const visitor = await here.visitor({ height: 700 });
    await visitor.open(`/${edition}/`);
    visitor.documents();
    const link = visitor.page.locator("main .card-headline a").nth(6);
    await link.scrollIntoViewIfNeeded();
    await visitor.page.mouse.wheel(0, 150);
    await visitor.page.waitForTimeout(150);
    const before = await state(visitor);
    assert.ok(before.scroll > 200, `the page is scrolled: ${before.scroll}`);
    const href = await link.getAttribute("href");
    await link.click();
    await arrived(visitor, href);
    const story = await state(visitor);
    assert.equal(story.scroll, 0, "a new page begins at its top");
    assert.ok(story.title.includes(story.heading.slice(0, 20)), story.title);

    await visitor.page.mouse.wheel(0, 420);
    await visitor.page.waitForTimeout(150);
    const read = await state(visitor);
    await visitor.page.goBack();
    await arrived(visitor, `/${edition}/`);
    const back = await state(visitor);
    assert.ok(Math.abs(back.scroll - before.scroll) <= 2, `back at ${back.scroll}, not ${before.scroll}`);
    assert.equal(back.title, before.title);
    await visitor.page.goForward();
    await arrived(visitor, href);
    const forward = await state(visitor);
    assert.ok(Math.abs(forward.scroll - read.scroll) <= 2, `forward at ${forward.scroll}, not ${read.scroll}`);
    assert.equal(forward.title, story.title);
    assert.deepEqual(visitor.documents(), [], "no document");
    await visitor.leave();
  });

  test(`${edition}: paging, a section, a tag and a byline are client navigations`, async () => {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    visitor.documents();
    for (const selector of ["a[rel=next]", "a[rel=prev]", "main article h2 a", "a[rel=tag]", "main article h2 a", "main header bdi a", 'main article a[href*="/section/"]', "aside li a"]) {
      const link = visitor.page.locator(selector).first();
      const href = await link.getAttribute("href");
      await link.click();
      await arrived(visitor, href);
    }
    assert.deepEqual(visitor.documents(), [], "no document");
    await visitor.leave();
  });
}

test("the same story in every other edition and back: language, direction and title change together, without a document", async () => {
  const visitor = await here.visitor();
  const story = await sharedStory(here, "en");
  // Tells if the document ever had one edition's language with another's direction or title.
  await visitor.context.addInitScript(() => {
    window.mixtures = [];
    document.addEventListener("DOMContentLoaded", () => {
      const arabic = /[\u0600-\u06ff]/;
      const look = () => {
        const { lang, dir } = document.documentElement;
        const rtl = ["ar", "fa"].includes(lang);
        const heading = document.querySelector("h1")?.textContent ?? "";
        if ((dir === "rtl") !== rtl || (heading !== "" && arabic.test(heading) !== rtl)) window.mixtures.push([lang, dir, heading]);
      };
      // Each picture as it is painted, not the steps on the way to it: sizes are told between layout and paint.
      const frame = () =>
        requestAnimationFrame(() => {
          const painting = new ResizeObserver(() => (painting.disconnect(), look(), frame()));
          painting.observe(document.documentElement);
        });
      frame();
    });
  });
  await visitor.open(story);
  const own = await state(visitor);
  visitor.documents();
  for (const code of ["fa", "ar", "sq", "fa", "en"]) {
    const link = visitor.page.locator(`header nav a[hreflang="${code}"]`).first();
    const href = await link.getAttribute("href");
    await link.click();
    await arrived(visitor, href);
    const shown = await state(visitor);
    const { lang, dir } = EDITIONS[code];
    assert.deepEqual([shown.lang, shown.dir], [lang, dir]);
    const sent = await here.read(href, (document) => ({ title: document.title, menu: document.querySelector("header nav[class=menu], header nav ul ul").textContent }));
    assert.equal(shown.title, sent.title);
  }
  assert.deepEqual(await state(visitor).then(({ title, heading, lang, dir }) => [title, heading, lang, dir]), [own.title, own.heading, "en", "ltr"]);
  assert.deepEqual(visitor.documents(), [], "no document");
  assert.deepEqual(await visitor.page.evaluate(() => window.mixtures), [], "never a mixture that the reader could see");
  await visitor.leave();
});

test("back and forward cross editions with their language and direction", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  for (const code of ["fa", "sq"]) {
    await visitor.page.locator(`header nav a[hreflang="${code}"]`).first().click();
    await arrived(visitor, `/${code}/`);
  }
  await visitor.page.goBack();
  await arrived(visitor, "/fa/");
  assert.deepEqual(await state(visitor).then(({ lang, dir }) => [lang, dir]), ["fa", "rtl"]);
  await visitor.page.goBack();
  await arrived(visitor, "/en/");
  await visitor.page.goForward();
  await arrived(visitor, "/fa/");
  await visitor.leave();
});

test("a reload keeps the reader's place", async () => {
  const visitor = await here.visitor({ height: 600 });
  await visitor.open("/en/");
  await visitor.page.mouse.wheel(0, 700);
  await visitor.page.waitForTimeout(150);
  const { scroll } = await state(visitor);
  await visitor.page.reload();
  await visitor.ready();
  await visitor.until((wanted) => Math.abs(scrollY - wanted) <= 2, scroll, "the same place");
  await visitor.leave();
});

test("a link into a page's comments leads there", async () => {
  const visitor = await here.visitor({ height: 600 });
  await visitor.open("/en/");
  const link = visitor.page.locator('main article a[href$="#comments"]').first();
  await link.click();
  await visitor.until(() => location.hash === "#comments" && document.querySelector("#comments") !== null && Math.abs(document.querySelector("#comments").getBoundingClientRect().top) < 60, null, "the comments at the top");
  assert.equal(visitor.documents().length, 1);
  await visitor.leave();
});

test("a line that fails while a page is fetched says so in the edition's language, and tries again", async () => {
  for (const [edition, words] of [["en", /connection/], ["fa", /[\u0600-\u06ff]/]]) {
    const visitor = await here.visitor();
    await visitor.open(`/${edition}/`);
    visitor.documents();
    const link = visitor.page.locator("main article h2 a").first();
    const href = await link.getAttribute("href");
    await visitor.page.route("**/api/reader/**", (route) => route.abort());
    await link.click();
    const button = visitor.page.locator("main button");
    await button.waitFor();
    const text = await visitor.page.locator("main").innerText();
    assert.match(text, words);
    assert.ok(!/undefined|panic|ServerFn|Error\(|TypeError/.test(text), text);
    await visitor.page.unroute("**/api/reader/**");
    await button.click();
    await visitor.page.locator("main article h1").waitFor();
    assert.equal(new URL(visitor.page.url()).pathname, href);
    assert.deepEqual(visitor.documents(), []);
    await visitor.leave(/ERR_FAILED/);
  }
});

test("an answer that is no page says so too, without a word of the program's own", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  await visitor.page.route("**/api/reader/**", (route) => route.fulfill({ status: 500, contentType: "application/json", body: '{"error":"internal","id":"00c0ffee"}' }));
  await visitor.page.locator("main article h2 a").first().click();
  await visitor.page.locator("main button").waitFor();
  const text = await visitor.page.locator("main").innerText();
  assert.match(text, /00c0ffee/, "the reference");
  assert.ok(!/rusqlite|SQL|panicked|\.rs\b|Deserialization/.test(text), text);
  await visitor.leave(/status of 500/);
});

test("clicks in a row lead to the last one", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  visitor.documents();
  await visitor.page.route("**/api/reader/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 200));
    await route.continue();
  });
  const links = await visitor.page.locator("main article h2 a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (let round = 0; round < 3; round += 1) {
    await visitor.page.evaluate((hrefs) => {
      for (const href of hrefs) {
        const link = document.createElement("a");
        link.href = href;
        document.body.append(link);
        link.click();
        link.remove();
      }
    }, [...links.slice(0, 8), "/fa/", "/en/archive", links[round]]);
    await arrived(visitor, links[round]);
    await visitor.page.waitForTimeout(400);
    const shown = await state(visitor);
    const sent = await here.read(links[round], (document) => ({ title: document.title, heading: document.querySelector("h1").textContent }));
    assert.deepEqual([shown.title, shown.heading, shown.lang, shown.dir], [sent.title, sent.heading, "en", "ltr"]);
    await visitor.page.evaluate(() => {
      history.back();
      history.forward();
    });
    await visitor.page.waitForTimeout(600);
    // Browsers differ in where two steps at once lead; the page is that of the address.
    const there = await visitor.page.evaluate(() => location.pathname);
    assert.equal((await state(visitor)).heading, await here.read(there, (document) => document.querySelector("h1").textContent));
  }
  assert.deepEqual(visitor.documents(), []);
  await visitor.leave();
});

test("a link to the desk and links out of the site load documents; a new tab is the browser's own affair", async () => {
  const visitor = await here.visitor();
  await visitor.open("/en/");
  visitor.documents();
  const opened = visitor.context.waitForEvent("page");
  await visitor.page.locator("main article h2 a").first().click({ modifiers: ["Control"] });
  const tab = await opened;
  await tab.locator("main article h1").waitFor();
  assert.equal(new URL(visitor.page.url()).pathname, "/en/");
  await visitor.page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "/desk/sign-in";
    link.rel = "external";
    document.body.append(link);
    link.click();
  });
  await visitor.page.waitForURL("**/desk/**");
  await visitor.context.close();
});

/** Requests for pages' data since the last call: which, and whether in advance. */
function data(visitor) {
  const asked = visitor.data.splice(0);
  return asked;
}

async function withData(options) {
  const visitor = await here.visitor(options);
  visitor.data = [];
  visitor.page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/reader/page") visitor.data.push({ url: request.url(), early: request.headers()["x-nashr-purpose"] === "prefetch" });
  });
  return visitor;
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: pointing at a link fetches what following it needs, for every template; a page that is then read is counted once`, async () => {
    const visitor = await withData();
    await visitor.open(`/${edition}/`);
    for (const { path, name } of (await templatesOf(here, edition)).filter(({ name }) => !/search|found|front$/.test(name))) {
      await visitor.page.evaluate((href) => {
        const link = document.createElement("a");
        Object.assign(link, { href, id: "pointed-at", textContent: "A link" });
        link.style = "position: fixed; top: 0; left: 0; z-index: 99";
        document.body.append(link);
      }, path);
      data(visitor);
      const early = visitor.page.waitForResponse((answer) => answer.request().headers()["x-nashr-purpose"] === "prefetch");
      await visitor.page.locator("#pointed-at").hover();
      await early;
      const counted = visitor.page.waitForRequest((request) => new URL(request.url()).pathname === "/api/reader/page" && !request.headers()["x-nashr-purpose"]);
      await visitor.page.evaluate(() => {
        const link = document.querySelector("#pointed-at");
        document.activeElement.blur();
        link.click();
        link.remove();
      });
      await arrived(visitor, path);
      await counted;
      await visitor.page.waitForTimeout(50);
      const asked = data(visitor);
      assert.deepEqual(asked.map((one) => one.early), [true, false], `${name}: once in advance and once to be counted, not: ${JSON.stringify(asked)}`);
    }
    await visitor.leave(/status of 404/);
  });
}

test("a link that is only passed over fetches nothing, a finger that comes down does", async () => {
  const visitor = await withData({ hasTouch: true });
  await visitor.open("/en/");
  const link = visitor.page.locator("main article h2 a").nth(1);
  const { x, y } = await link.boundingBox();
  await visitor.page.mouse.move(x + 5, y + 5);
  await visitor.page.mouse.move(5, y + 5);
  await visitor.page.waitForTimeout(200);
  assert.deepEqual(data(visitor).filter(({ url }) => url.includes("kind=story")), []);
  await link.dispatchEvent("touchstart");
  await visitor.page.waitForTimeout(200);
  assert.equal(data(visitor).filter(({ early }) => early).length, 1);
  await visitor.leave();
});

test("on a good line four stories in view are fetched in advance; where data is saved none is, not even pointed at", async () => {
  const line = (facts) => `Object.defineProperty(navigator, 'connection', { value: ${JSON.stringify(facts)} });`;
  const good = await withData({ scripts: [line({ effectiveType: "4g", saveData: false })], height: 2000 });
  await good.open("/en/");
  await good.page.waitForTimeout(600);
  assert.equal(data(good).length, 4);
  await good.leave();
  for (const facts of [{ effectiveType: "3g", saveData: false }]) {
    const fair = await withData({ scripts: [line(facts)], height: 2000 });
    await fair.open("/en/");
    await fair.page.waitForTimeout(600);
    assert.deepEqual(data(fair), []);
    await fair.leave();
  }
  // The line becomes slow, or the reader turns saving on, while the page is open.
  const saving = await withData({ scripts: ["window.saving = { effectiveType: '3g', saveData: false }; Object.defineProperty(navigator, 'connection', { value: window.saving });"] });
  await saving.open("/en/");
  await saving.page.evaluate(() => (window.saving.saveData = true));
  await saving.page.locator("main article h2 a").first().hover();
  await saving.page.waitForTimeout(300);
  assert.deepEqual(data(saving), []);
  await saving.leave();
});

test("links of the menu that were pointed at are followed by the mouse, again and again, on a slow phone's processor", async () => {
  const visitor = await withData();
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 3 });
  await visitor.open("/en/");
  for (let turn = 0; turn < 6; turn += 1) {
    const menu = visitor.page.locator("header nav.menu > ul > li.parent").nth(turn % 2);
    await menu.hover();
    const link = menu.locator("> ul > li > a").nth(turn % 3);
    await link.waitFor();
    const href = await link.getAttribute("href");
    const early = visitor.page.waitForResponse((answer) => answer.request().headers()["x-nashr-purpose"] === "prefetch");
    await link.hover();
    await early;
    await link.click();
    await arrived(visitor, href);
  }
  await visitor.leave();
});
