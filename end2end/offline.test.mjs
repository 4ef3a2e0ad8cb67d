// Pages that were read can be read again without a connection, in this build and after the next; nothing of the desk and
// no search is kept.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, sharedStory } from "./support/pages.mjs";
import { demoFolder, serve } from "./support/server.mjs";

const here = house();

/** A reader of a server of their own, whose line is cut by stopping it. */
async function reader(t) {
  const server = await serve(await demoFolder());
  let up = true;
  const visitor = await here.visitor({ serviceWorkers: "allow", baseURL: server.origin });
  visitor.cutLine = async () => {
    if (up) await server.stop();
    up = false;
  };
  t.after(async () => {
    await visitor.context.close();
    await visitor.cutLine();
  });
  return visitor;
}

/** What the worker keeps, by cache. */
const kept = (visitor) =>
  visitor.page.evaluate(async () => {
    const all = {};
    for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map(({ url }) => url.replace(location.origin, ""));
    return all;
  });

/** Waits until a page and its bundle are kept. */
async function isKept(visitor, path) {
  await visitor.until(
    async (wanted) => {
      const names = await caches.keys();
      const has = async (name, test) => (await (await caches.open(name)).keys()).some(({ url }) => test(url.replace(location.origin, "")));
      return names.includes("nashr-files-1") && (await has("nashr-pages-1", (url) => url === wanted)) && (await has("nashr-files-1", (url) => url.endsWith(".wasm")));
    },
    path,
    `${path} in the worker's cache`,
  );
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: a story that was read comes up without a connection, alive; one that was not says so in the edition's language`, async (t) => {
    const visitor = await reader(t);
    const story = await sharedStory(here, edition);
    await visitor.open(`/${edition}/`);
    await isKept(visitor, `/${edition}/`);
    await visitor.page.locator(`main a[href="${story}"]`).first().click();
    await visitor.page.locator("main article h1").waitFor();
    await isKept(visitor, story);
    const heading = await visitor.page.locator("h1").innerText();

    await visitor.cutLine();
    await visitor.page.goto(story);
    await visitor.ready();
    assert.equal(await visitor.page.locator("h1").innerText(), heading);
    const line = visitor.page.locator(".bar.kept");
    await line.waitFor();
    assert.equal(await line.getAttribute("lang"), edition);
    // Client navigation to what was read, too.
    await visitor.page.locator("header .nameplate a").click();
    await visitor.until((path) => location.pathname === path && document.querySelector("main article h2") !== null, `/${edition}/`);

    await visitor.page.goto(`/${edition}/archive`).catch(() => {});
    const nothing = await visitor.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir, links: [...document.querySelectorAll(".kept-pages a")].map((link) => [link.getAttribute("href"), link.textContent]), font: getComputedStyle(document.body).fontFamily }));
    assert.deepEqual([nothing.lang, nothing.dir], [EDITIONS[edition].lang, EDITIONS[edition].dir]);
    assert.deepEqual(nothing.links.map(([href]) => href).sort(), [`/${edition}/`, story].sort());
    assert.ok(nothing.links.every(([, title]) => title.trim() !== ""), "with their titles");
    assert.match(nothing.font, /Serif|Naskh/, "with the site's styles");
    await visitor.page.locator(`.kept-pages a[href="${story}"]`).click();
    assert.equal(await visitor.page.locator("h1").innerText(), heading);
  });
}

test("a link to a page whose data was not kept loads its document, or says that it is not there", async (t) => {
  const visitor = await reader(t);
  await visitor.open("/en/articles");
  await isKept(visitor, "/en/articles");
  await visitor.open("/en/");
  await isKept(visitor, "/en/");
  await visitor.cutLine();
  await visitor.page.locator('header a[href="/en/articles"]').first().click();
  await visitor.until(() => location.pathname === "/en/articles" && document.documentElement.dataset.kept === "" && document.querySelector("main article h2 a") !== null);
  await visitor.page.locator("main article h2 a").last().click();
  await visitor.page.locator(".kept-pages").waitFor();
});

test("neither the desk nor a search is kept, and what is withdrawn is forgotten", async (t) => {
  const visitor = await reader(t);
  await visitor.open("/en/");
  await isKept(visitor, "/en/");
  await visitor.page.goto("/en/search?q=bridge");
  await visitor.ready();
  await visitor.page.goto("/desk/sign-in");
  await visitor.page.goto("/lite/en/");
  await visitor.page.goto("/en/no-such-story");
  await visitor.page.goto("/en/");
  await visitor.ready();
  await visitor.page.waitForTimeout(500);
  const all = Object.values(await kept(visitor)).flat();
  assert.deepEqual(all.filter((path) => /search|desk|no-such/.test(path)), []);
  // In the place of a story that was kept and is gone.
  await visitor.page.evaluate(async () => (await caches.open("nashr-pages-1")).put("/en/no-such-story", new Response("gone", { headers: { "content-type": "text/html" } })));
  await visitor.page.goto("/en/no-such-story");
  await visitor.until(async () => !(await (await caches.open("nashr-pages-1")).match("/en/no-such-story")));
});

test("no more than sixty pages are kept, the oldest go first, and the files of those that stay", async (t) => {
  const visitor = await reader(t);
  await visitor.open("/en/");
  await isKept(visitor, "/en/");
  await visitor.page.evaluate(async () => {
    const pages = await caches.open("nashr-pages-1");
    for (let n = 0; n < 70; n += 1) await pages.put(`/en/story-${n}`, new Response(`<html>/pkg/of-story-${n}.js</html>`, { headers: { "content-type": "text/html" } }));
    const files = await caches.open("nashr-files-1");
    for (const n of [1, 69]) await files.put(`/pkg/of-story-${n}.js`, new Response(""));
  });
  await visitor.page.goto("/en/articles");
  await visitor.until(async () => (await (await caches.open("nashr-pages-1")).keys()).length <= 60);
  await visitor.until(async () => !(await (await caches.open("nashr-files-1")).match("/pkg/of-story-1.js")));
  const all = await kept(visitor);
  assert.ok(all["nashr-pages-1"].includes("/en/articles"));
  assert.ok(!all["nashr-pages-1"].includes("/en/story-1"));
  assert.ok(all["nashr-files-1"].includes("/pkg/of-story-69.js"));
});

/** A copy of the built site in which every file has another name, as after an upgrade. */
function nextBuild() {
  const folder = mkdtempSync(join(tmpdir(), "nashr-next-"));
  const site = join(folder, "site");
  cpSync(process.env.NASHR_ASSETS ?? "target/site", site, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8"));
  const current = new Set(Object.values(manifest).map((path) => path.split("/").pop()));
  const renamed = (name) => name.replace(/\.([\w]+)\.(\w+)((?:\.br|\.gz)?)$/, ".next$1.$2$3");
  for (const name of readdirSync(join(site, "pkg"))) {
    if (current.has(name.replace(/\.(br|gz)$/, "")) && !name.endsWith(".woff2")) renameSync(join(site, "pkg", name), join(site, "pkg", renamed(name)));
    else if (!name.endsWith(".woff2")) rmSync(join(site, "pkg", name));
  }
  for (const [logical, path] of Object.entries(manifest)) if (!path.endsWith(".woff2")) manifest[logical] = `/pkg/${renamed(path.split("/").pop())}`;
  writeFileSync(join(site, "manifest.json"), JSON.stringify(manifest));
  return { folder, site };
}

test("after an upgrade pages come up anew with a connection, and those that were kept come up alive without one", async (t) => {
  const { folder, site } = nextBuild();
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // One address for both, whichever port is free.
  const before = await serve(await demoFolder());
  const { host } = new URL(before.origin);
  const visitor = await here.visitor({ serviceWorkers: "allow", baseURL: before.origin });
  t.after(() => visitor.context.close());
  const story = await sharedStory(here, "fa");
  await visitor.open("/fa/");
  await isKept(visitor, "/fa/");
  await visitor.page.goto(story);
  await visitor.ready();
  await isKept(visitor, story);
  const old = await visitor.page.locator("script[src]").getAttribute("src");
  await before.stop();

  const after = await serve(await demoFolder(), { addr: host }, "--assets", site);
  assert.equal((await after.ask(old)).status, 404, "the old files are gone from the server");
  await visitor.page.goto("/fa/");
  await visitor.ready();
  assert.match(await visitor.page.locator("script[src]").getAttribute("src"), /\.next/);
  await visitor.until(async () => (await caches.keys()).filter((name) => name.startsWith("nashr-data-")).length <= 1, null, "the old data goes");
  await isKept(visitor, "/fa/");
  await visitor.page.waitForTimeout(500);

  await after.stop();
  // Kept by the build before.
  await visitor.page.goto(story);
  assert.equal(await visitor.page.locator("script[src]").getAttribute("src"), old);
  await visitor.ready();
  // Kept by this one.
  await visitor.page.goto("/fa/");
  await visitor.ready();
});

test("the worker is asked for anew each time, may fetch from here alone, and is named by its build", async () => {
  const { status, headers, text } = await here.server.ask("/sw.js");
  assert.equal(status, 200);
  assert.equal(headers["cache-control"], "no-cache");
  assert.match(headers["content-type"], /javascript/);
  assert.equal(headers["content-security-policy"], "default-src 'none'; connect-src 'self'");
  assert.match(text, /"version":"[0-9a-f]{12}"/);
  assert.match((await here.server.ask("/en/")).headers["content-security-policy"], /worker-src 'self'/);
});
