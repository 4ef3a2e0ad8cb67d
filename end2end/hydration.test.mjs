// Hydration changes nothing that a reader could see: the document before the WASM is the document after it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { EDITIONS, templatesOf } from "./support/pages.mjs";

const here = house();

/** What hydration may add. Anything else that differs is a fault. */
const ADDED = [["html", "data-wasm"]];

/**
 * Defines `seen()`: the document as lines, without comments and scripts, neighbouring texts as one, attributes in order.
 * Records the document as it was parsed, and every change of `lang` and `dir`.
 */
const WITNESS = `
  window.seen = () => {
    const added = ${JSON.stringify(ADDED)};
    const lines = [];
    let text = "";
    const flush = () => { if (text !== "") lines.push(JSON.stringify(text)); text = ""; };
    const walk = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "script") return;
      flush();
      const isAdded = ({ name }) => added.some(([tag, attribute]) => tag === node.localName && attribute === name);
      const attributes = [...node.attributes].filter((one) => !isAdded(one)).map(({ name, value }) => name + "=" + JSON.stringify(value)).sort();
      lines.push(" ".repeat(depth) + "<" + [node.localName, ...attributes].join(" ") + ">");
      for (const child of node.childNodes) walk(child, depth + 1);
      flush();
      lines.push(" ".repeat(depth) + "</" + node.localName + ">");
    };
    walk(document.documentElement, 0);
    return lines;
  };
  window.turned = [];
  new MutationObserver((changes) => changes.forEach(({ target, attributeName }) => window.turned.push(target.localName + " " + attributeName)))
    .observe(document, { subtree: true, attributes: true, attributeFilter: ["lang", "dir"] });
  document.addEventListener("DOMContentLoaded", () => { window.parsed = { lines: window.seen(), wasm: document.documentElement.dataset.wasm }; });
`;

/** The first lines that differ, to read. */
function difference(before, after) {
  const at = before.findIndex((line, index) => line !== after[index]);
  if (at < 0 && before.length === after.length) return [];
  const place = at < 0 ? Math.min(before.length, after.length) : at;
  return { line: place, before: before.slice(place - 3, place + 4), after: after.slice(place - 3, place + 4) };
}

async function assertUnchanged(visitor, path, status) {
  const answer = await visitor.page.goto(path);
  assert.equal(answer.status(), status);
  await visitor.page.locator("html[data-wasm]").waitFor({ state: "attached" });
  const ready = await visitor.page.evaluate(() => ({ wasm: document.documentElement.dataset.wasm, parsed: window.parsed, after: window.seen() }));
  assert.equal(ready.wasm, "ready", visitor.said.join("\n"));
  assert.equal(ready.parsed.wasm, undefined, "the witness saw the document before the WASM ran");
  assert.ok(ready.parsed.lines.length > 100, "the witness saw a document");
  assert.deepEqual(difference(ready.parsed.lines, ready.after), [], "when the WASM says that it is ready");
  await visitor.settle();
  const settled = await visitor.page.evaluate(() => ({ after: window.seen(), turned: window.turned }));
  assert.deepEqual(difference(ready.parsed.lines, settled.after), [], "once everything has settled");
  assert.deepEqual(settled.turned, [], "lang and dir are never touched");
  // The browser itself remarks on a page that is not there.
  visitor.assertSilence(status === 404 ? /status of 404/ : undefined);
}

for (const edition of Object.keys(EDITIONS)) {
  test(`${edition}: every page is the same after hydration, and the console silent`, async (t) => {
    const visitor = await here.visitor({ scripts: [WITNESS] });
    for (const template of await templatesOf(here, edition)) {
      await t.test(`${template}`, async () => {
        visitor.said.length = 0;
        await assertUnchanged(visitor, template.path, template.status);
        assert.deepEqual(visitor.strangers(), [], "nothing is asked of others");
      });
    }
    await visitor.context.close();
  });
}

test("a phone's page is the same after hydration too", async () => {
  const visitor = await here.visitor({ scripts: [WITNESS], width: 360, height: 740, isMobile: true, hasTouch: true });
  for (const path of ["/en/", "/fa/"]) await assertUnchanged(visitor, path, 200);
  await visitor.leave();
});

test("the witness tells when a word changes while the page comes to life", async () => {
  // In the place of a hydration that puts other words where the server's stood.
  const fault = `new MutationObserver(() => {
    if (document.documentElement.dataset.wasm) document.querySelector("h1").textContent = "Another heading";
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-wasm"] });`;
  const visitor = await here.visitor({ scripts: [WITNESS, fault] });
  await visitor.page.goto("/en/articles");
  await visitor.page.locator("html[data-wasm]").waitFor({ state: "attached" });
  await visitor.settle();
  const { before, after } = await visitor.page.evaluate(() => ({ before: window.parsed.lines, after: window.seen() }));
  assert.ok(difference(before, after).line > 0, "a text that differs is seen");
  await visitor.context.close();
});

test("on a line of 2G or with Save-Data no WASM is loaded, and the page is whole", async () => {
  const saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });";
  const visitor = await here.visitor({ scripts: [saving] });
  await visitor.page.goto("/en/");
  await visitor.page.mouse.click(5, 5);
  await visitor.page.waitForTimeout(2500);
  assert.deepEqual(visitor.asked.filter(({ url }) => /\.wasm|site\..*\.js/.test(url)), []);
  await visitor.page.locator("main article h2 a").first().click();
  await visitor.page.locator("main article h1").waitFor();
  await visitor.leave();
});

test("a WASM that cannot be loaded leaves links that work", async () => {
  const visitor = await here.visitor();
  await visitor.page.route("**/*.wasm", (route) => route.abort());
  await visitor.page.goto("/en/");
  await visitor.page.locator('html[data-wasm="dead"]').waitFor({ state: "attached" });
  await visitor.page.locator("main article h2 a").first().click();
  await visitor.page.locator("main article h1").waitFor();
  assert.equal(visitor.documents().length, 2);
  await visitor.context.close();
});

test("a reader who leaves while the WASM is loading leaves nothing on the console, and finds a live page on coming back", async () => {
  const visitor = await here.visitor();
  await visitor.page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => {});
  });
  for (const path of ["/en/", "/fa/", "/sq/articles", "/ar/", "/en/sections"]) {
    await visitor.page.goto(path, { waitUntil: "commit" });
    await visitor.page.mouse.click(300, 5);
    await visitor.page.waitForTimeout(350);
  }
  await visitor.page.goBack({ waitUntil: "commit" });
  await visitor.ready();
  await visitor.page.waitForTimeout(1200);
  await visitor.leave();
});

test("a WASM that is broken is said on the console", async () => {
  const visitor = await here.visitor();
  await visitor.page.route("**/*.wasm", (route) => route.fulfill({ body: "no WASM", contentType: "application/wasm" }));
  await visitor.page.goto("/en/");
  await visitor.page.locator('html[data-wasm="dead"]').waitFor({ state: "attached" });
  await visitor.page.waitForTimeout(1200);
  assert.match(visitor.said.join("\n"), /CompileError/);
  await visitor.context.close();
});
