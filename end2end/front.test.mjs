// The front page in tiers, what is read most, sections as they are arranged, what all readers are told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS } from "./support/pages.mjs";
import { serve } from "./support/server.mjs";

const here = house();
const BROWSER = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0" };

/** The addresses of each tier, and how its entries look. */
function tiersOf(document) {
  const links = (selector) => [...document.querySelectorAll(selector)].map((link) => link.getAttribute("href"));
  const pictured = (selector) => [...document.querySelectorAll(selector)].filter((card) => card.querySelector("img")).length;
  const headline = ".card-headline a";
  return {
    lead: links(`main .card-lead ${headline}`),
    related: links("main .beside a"),
    seconds: links(`main .seconds ${headline}`),
    cards: links(`main .cards ${headline}`),
    opinion: links(`main .opinion ${headline}`),
    headlines: links(`main .headlines ${headline}`),
    strip: links(`main .strip ${headline}`),
    pictured: { seconds: pictured("main .seconds article"), cards: pictured("main .cards article"), opinion: pictured("main .opinion article"), headlines: pictured("main .headlines article"), strip: pictured("main .strip article") },
    mostRead: links("aside .most-read li a"),
    recent: links("aside > ol a"),
  };
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: the tiers are full, and no story stands in two`, async () => {
    const { pictured, mostRead, recent, ...tiers } = await here.read(`/${edition}/`, tiersOf);
    const sizes = Object.fromEntries(Object.entries(tiers).map(([name, links]) => [name, links.length]));
    assert.deepEqual({ ...sizes, headlines: sizes.headlines > 0, opinion: sizes.opinion >= 2 }, { lead: 1, related: 3, seconds: 2, cards: 3, opinion: true, headlines: true, strip: 5 });
    assert.deepEqual(pictured, { seconds: 2, cards: 3, opinion: sizes.opinion, headlines: 0, strip: 5 }, "pictures and portraits where they belong");
    const shown = Object.values(tiers).flat();
    assert.equal(new Set(shown).size, shown.length, `twice: ${shown.filter((link, at) => shown.indexOf(link) !== at)}`);
    assert.equal(mostRead.length, 5);
    assert.equal(recent.length, 5);
  });

  test(`${edition}: what is read most has a page of its own, by rank`, async () => {
    const listed = await here.read(`/${edition}/most-read`, (document) => [...document.querySelectorAll("main article")].map((entry) => [entry.querySelector(".number")?.textContent, entry.querySelector("h2 a").getAttribute("href")]));
    const { mostRead } = await here.read(`/${edition}/`, tiersOf);
    assert.ok(listed.length > mostRead.length);
    assert.deepEqual(listed.slice(0, 5).map(([, link]) => link), mostRead);
    const numbers = new Intl.NumberFormat(edition === "fa" ? "fa" : "en");
    assert.deepEqual(listed.map(([number]) => number), listed.map((_, at) => numbers.format(at + 1)));
  });
}

test("the rail stands beside seconds and cards on a wide screen, below everything on a phone, and covers nothing", async () => {
  const visitor = await here.visitor({ width: 1280, height: 900 });
  const boxes = () =>
    visitor.page.evaluate(() => {
      const box = (selector) => {
        const { top, bottom, left, right } = document.querySelector(selector).getBoundingClientRect();
        return { top, bottom, left, right };
      };
      return Object.fromEntries([".card-lead", ".seconds", ".cards", "main .opinion", ".headlines", ".recent"].map((selector) => [selector.split(".")[1], box(selector)]));
    });
  for (const edition of ["en", "fa"]) {
    await visitor.page.setViewportSize({ width: 1280, height: 900 });
    await visitor.open(`/${edition}/`);
    const wide = await boxes();
    const beside = (a, b) => a.right <= b.left || b.right <= a.left;
    assert.ok(beside(wide.seconds, wide.recent) && beside(wide.cards, wide.recent), `${edition}: beside`);
    assert.ok(wide.recent.top >= wide["card-lead"].bottom && wide.recent.bottom <= wide.opinion.top, `${edition}: between lead and opinion`);
    await visitor.page.setViewportSize({ width: 360, height: 740 });
    const narrow = await boxes();
    assert.ok(narrow.recent.top >= narrow.headlines.bottom, `${edition}: below`);
  }
  await visitor.leave();
});

test("a section has its introduction, its picture and what is pinned in it; another is a stream of posts", async () => {
  const city = await here.read("/en/section/city", (document) => ({
    introduction: document.querySelector("main .introduction").textContent,
    picture: document.querySelector("main .section-picture img").alt,
    below: document.querySelectorAll("main .below a").length,
    first: document.querySelector("main article h2 a").getAttribute("href"),
    days: [...document.querySelectorAll("main article time")].map((time) => time.dateTime),
  }));
  assert.ok(city.introduction && city.picture && city.below > 0);
  assert.match(city.first, /bees|tenants/, "an older story stands first");
  assert.ok(city.days[0] < city.days[1]);
  for (const edition of Object.keys(EDITIONS)) {
    const sections = await here.read(`/${edition}/sections`, (document) => [...document.querySelectorAll("main li a")].map((link) => link.getAttribute("href")));
    const streams = [];
    for (const section of sections) {
      const posts = await here.read(section, (document) => [...document.querySelectorAll("main .stream > article")].map((post) => ({ heading: post.querySelector("h2 a")?.getAttribute("href"), section: post.querySelector(".kicker a"), text: post.querySelector(".body p") !== null, share: post.querySelectorAll(".share a[rel~=nofollow]").length, date: post.querySelector("time") !== null, comments: post.querySelector('a[href$="#comments"]')?.textContent })));
      if (posts.length === 0) continue;
      streams.push(section);
      for (const post of posts) assert.ok(post.heading && post.section && post.text && post.share > 3 && post.date && post.comments, JSON.stringify(post));
      const rail = await here.read(section, (document) => [document.querySelectorAll("aside > ol a").length, document.querySelectorAll("aside .rail-social a[rel~=noopener]").length]);
      assert.deepEqual(rail, [5, 5]);
    }
    assert.equal(streams.length, 1, edition);
  }
});

test("copying the link of a post copies that post's address", async () => {
  const visitor = await here.visitor();
  await visitor.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: here.server.origin });
  await visitor.open("/en/section/sea");
  const post = visitor.page.locator("main .stream > article").nth(1);
  await post.locator(".share button").first().click();
  await visitor.until(() => document.querySelectorAll(".copied")[1].textContent !== "");
  const copied = new URL(await visitor.page.evaluate(() => navigator.clipboard.readText()));
  const { status, headers } = await here.server.ask(copied.pathname);
  assert.deepEqual([status, headers.location], [301, await post.locator("h2 a").getAttribute("href")]);
  await visitor.leave();
});

test("what all readers are told stands on every page of two editions, below the menu, and leads somewhere", async () => {
  for (const [edition, path] of [["en", "/en/"], ["en", "/en/articles"], ["en", "/en/none"], ["fa", "/fa/"], ["fa", "/fa/search"]]) {
    const banner = await here.read(path, (document) => ({ text: document.querySelector(".banner p").textContent, href: document.querySelector(".banner a").getAttribute("href"), after: document.querySelector(".banner").previousElementSibling.className }));
    assert.ok(banner.text.length > 20, edition);
    assert.equal(banner.after, "masthead");
    assert.equal((await here.server.ask(banner.href)).status, 200);
  }
  for (const edition of ["ar", "sq"]) assert.equal(await here.read(`/${edition}/`, (document) => document.querySelector(".banner")), null);
});

test("what readers read stands at the head of the list once the server has drawn it up", async () => {
  const { headlines } = await here.read("/en/", tiersOf);
  const [story] = headlines;
  const first = (document) => document.querySelector("main article h2 a").getAttribute("href");
  assert.notEqual(await here.read("/en/most-read", first), story);
  const asked = [];
  for (let times = 0; times < 600; times += 1) asked.push(here.server.ask(story, { headers: BROWSER }));
  // What is fetched ahead, and what robots fetch, counts for nothing.
  const other = headlines[1];
  for (let times = 0; times < 700; times += 1) asked.push(here.server.ask(other, { headers: times % 2 ? { ...BROWSER, "sec-purpose": "prefetch" } : { "user-agent": "SomeBot/1.0" } }));
  await Promise.all(asked);
  // The list is drawn up when the server starts, from what it was told when it ended.
  const { server } = here;
  here.server = await server.restart((data) => serve(data));
  for (let tries = 0; tries < 100 && (await here.read("/en/most-read", first)) !== story; tries += 1) await new Promise((done) => setTimeout(done, 50));
  assert.equal(await here.read("/en/most-read", first), story);
  const listed = await here.read("/en/most-read", (document) => [...document.querySelectorAll("main article h2 a")].map((link) => link.getAttribute("href")));
  assert.ok(!listed.includes(other));
});
