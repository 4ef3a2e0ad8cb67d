// What machines read of the site: feeds as a reader without our styles shows them, JSON-LD as a library that is not ours
// understands it, heads that stay whole when the page comes alive.

import assert from "node:assert/strict";
import { test } from "node:test";
import jsonld from "jsonld";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory, templatesOf } from "./support/pages.mjs";

const here = house();

const SCHEMA = "https://schema.org/";
/** Every term is one of schema.org's; nothing is fetched. */
const documentLoader = async (address) => {
  assert.ok(SCHEMA.startsWith(address), address);
  return { contextUrl: null, documentUrl: address, document: { "@context": { "@vocab": SCHEMA } } };
};

/** The head as a browser parses it. */
const head = (document) => {
  const of = (selector, name) => [...document.head.querySelectorAll(selector)].map((one) => one.getAttribute(name));
  return {
    linked: [...document.querySelectorAll("script[type='application/ld+json']")].map((one) => one.textContent),
    feeds: of("link[rel=alternate][type]", "href"),
    properties: Object.fromEntries([...document.head.querySelectorAll("meta[property]")].map((one) => [one.getAttribute("property"), one.content])),
    card: of("meta[name='twitter:card']", "content"),
    canonical: of("link[rel=canonical]", "href"),
    manifest: of("link[rel=manifest]", "href"),
  };
};

const expanded = async (text) => (await jsonld.expand(JSON.parse(text), { documentLoader })).flatMap((one) => one["@graph"] ?? [one]);
const typesOf = (things) => things.map((thing) => thing["@type"][0].replace(SCHEMA, ""));

/** What the JSON-LD of each template tells of. */
const TOLD = {
  front: ["NewsMediaOrganization", "WebSite"],
  article: ["NewsArticle", "BreadcrumbList"],
  page: ["WebPage", "BreadcrumbList"],
  cartoon: ["NewsArticle", "BreadcrumbList"],
  newspic: ["NewsArticle", "BreadcrumbList"],
  gallery: ["NewsArticle", "BreadcrumbList", "ImageGallery"],
  video: ["NewsArticle", "BreadcrumbList", "VideoObject"],
  issue: ["PublicationIssue", "BreadcrumbList"],
  section: ["BreadcrumbList"],
  tag: ["BreadcrumbList"],
  author: ["BreadcrumbList"],
  articles: ["BreadcrumbList"],
  archive: ["BreadcrumbList"],
};

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every kind of page tells machines what it is`, async () => {
    const templates = (await templatesOf(here, edition)).filter(({ name }) => TOLD[name]);
    assert.equal(templates.length, Object.keys(TOLD).length);
    for (const template of templates) {
      const said = await here.read(template.path, head);
      assert.equal(said.linked.length, 1, `${template}`);
      const things = await expanded(said.linked[0]);
      assert.deepEqual(typesOf(things), TOLD[template.name], `${template}`);
      assert.equal(said.properties["og:url"], said.canonical[0], `${template}`);
      assert.equal(said.properties["og:type"], template.isStory && template.name !== "page" ? "article" : "website", `${template}`);
      assert.ok(said.properties["og:title"] && said.properties["og:site_name"], `${template}`);
      assert.equal(said.card.length, 1);
      assert.deepEqual(said.manifest, [`/${edition}/manifest.webmanifest`]);
      for (const feed of said.feeds) assert.equal((await here.server.ask(new URL(feed).pathname)).status, 200, feed);
      const picture = said.properties["og:image"];
      if (picture) assert.equal((await here.server.ask(new URL(picture).pathname)).headers["cross-origin-resource-policy"], "cross-origin", picture);
    }
  });

  test(`${edition}: a reader without our styles shows a feed's texts the right way round`, async () => {
    const feed = JSON.parse((await here.server.ask(`/${edition}/feed.json`)).text);
    const page = await here.browser.newPage();
    await page.setContent(`<html lang="de" dir="ltr"><body>${feed.items.slice(0, 5).map((item) => `<article>${item.content_html}</article>`).join("")}</body></html>`);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("article > div")].map((text) => ({
        direction: getComputedStyle(text.querySelector("p")).direction,
        lang: text.lang,
        relative: [...text.querySelectorAll("[href], [src]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src")).filter((address) => !/^(https?|mailto|tel):/.test(address)),
        scripts: text.querySelectorAll("script, style, [style], [onclick], [onerror]").length,
      })),
    );
    await page.close();
    assert.equal(found.length, 5);
    for (const text of found) assert.deepEqual(text, { direction: EDITIONS[edition].dir, lang: edition, relative: [], scripts: 0 });
  });
}

test("what machines read stands in the document as long as it is shown, and once", async () => {
  const visitor = await here.visitor();
  await visitor.page.goto(await sharedStory(here, "fa"));
  const before = await visitor.page.evaluate(`(${head})(document)`);
  await visitor.page.locator('html[data-wasm="ready"]').waitFor({ state: "attached" });
  await visitor.settle();
  assert.deepEqual(await visitor.page.evaluate(`(${head})(document)`), before);
  await visitor.page.locator("header .editions a[lang=en]").first().evaluate((link) => link.click());
  await visitor.page.waitForURL(/\/en\//);
  await visitor.settle();
  const after = await visitor.page.evaluate(`(${head})(document)`);
  assert.equal(after.canonical.length, 1);
  assert.match(after.canonical[0], /\/en\//);
  assert.deepEqual(visitor.said.filter((line) => line.startsWith("error")), []);
  await visitor.context.close();
});

test("messengers and other sites may show pictures and icons, and nothing else", async () => {
  const policy = async (path) => (await here.server.ask(path)).headers["cross-origin-resource-policy"];
  for (const path of ["/icons/icon-512.png", "/favicon.svg", "/en/feed.xml", "/en/feed.json"]) assert.equal(await policy(path), "cross-origin", path);
  for (const path of ["/en/", "/desk", "/media/00/original.jpeg", "/api/reader/page?edition=en&kind=front&key="]) assert.equal(await policy(path), "same-origin", path);
});
