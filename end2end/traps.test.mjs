// Traps: hostile texts through the desk, redirects and headers, errors that say too much.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMIN, Writing, enter, setUp } from "./support/desk.mjs";
import { house } from "./support/house.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });

const HOSTILE = [
  ["the title", "</title><script>window.hurt = 'title'</script>"],
  ["a text area", "</textarea><script>window.hurt = 'textarea'</script>"],
  ["a script", "</script><script>window.hurt = 'script'</script>"],
  ["a comment", "--><script>window.hurt = 'comment'</script><!--"],
  ["an attribute", "\"'><img src=x onerror=\"window.hurt = 'attribute'\">"],
  ["an entity", "&lt;/title&gt;&lt;script&gt;window.hurt = 1&lt;/script&gt; &amp;amp;"],
  ["a line separator", "one\u2028two\u2029<svg onload=window.hurt=1>"],
];

/** Elements that a page of ours never has, wherever the text came from. */
function foreign(document) {
  // Data that no browser runs says the headline too, whole: what breaks out of it leaves no JSON behind.
  const isData = (script) => script.type === "application/ld+json" && JSON.parse(script.textContent)["@context"] === "https://schema.org";
  const scripts = [...document.querySelectorAll("script")].filter((script) => !isData(script) && /hurt/.test(script.textContent) && !/^\s*__/.test(script.textContent));
  const handlers = [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name, value }) => name.startsWith("on") || (/^(href|src|action|formaction|xlink:href)$/.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value))));
  return [...scripts, ...handlers].map((element) => element.outerHTML.slice(0, 160));
}

for (const [what, text] of HOSTILE) {
  test(`a headline that would end ${what} is text on the front page, in the story, on the board and in the editor`, async () => {
    const visitor = await here.visitor();
    await enter(visitor, session);
    await visitor.open("/desk");
    const link = await visitor.page.locator('main tbody tr td[data-edition="English"] a').nth(0).getAttribute("href");
    await visitor.open(link);
    const writing = new Writing(visitor);
    await writing.headline.fill(text);
    await visitor.page.getByLabel(writing.t.deck, { exact: true }).fill(text);
    await writing.publish();
    const address = await writing.address();
    for (const path of [link, "/desk", "/en/", address, "/en/archive/2012"]) {
      await visitor.open(path);
      assert.equal(await visitor.page.evaluate(() => window.hurt), undefined, path);
      const { text: html } = await here.server.ask(path, { headers: { cookie: session } });
      assert.deepEqual(await here.inspect(html, foreign), [], path);
    }
    const flat = (value) => value.replace(/\s+/g, " ").trim();
    await visitor.open(address);
    assert.equal(flat(await visitor.page.locator("h1").innerText()), flat(text));
    assert.ok(flat(await visitor.page.title()).includes(flat(text)), await visitor.page.title());
    assert.ok(flat(await here.read(address, (document) => document.title)).includes(flat(text)), "the same title before hydration");
    await visitor.open(link);
    assert.equal(flat(await writing.headline.inputValue()), flat(text));
    // And by client navigation, where the text comes as data.
    await visitor.open("/en/");
    await visitor.page.locator(`main article h2 a[href="${address}"]`).click();
    await visitor.until(() => document.activeElement.tagName === "H1");
    assert.ok(flat(await visitor.page.title()).includes(flat(text)));
    assert.equal(await visitor.page.evaluate(() => window.hurt), undefined);
    await visitor.leave();
  });
}

test("no address makes the site send its reader elsewhere", async () => {
  const payloads = ["//evil.example", "//evil.example/", "/\\evil.example", "/%5cevil.example", "/%2f%2fevil.example", "/%2fevil.example/", "/en//evil.example/", "///evil.example//", "/.//evil.example/", "/%09/evil.example/", "/en/%2e%2e//evil.example/", "/%E2%81%84/evil.example/", "/／／evil.example/", "/javascript:alert(1)//", "/en/..%2f..%2f/evil.example/"];
  const { host } = new URL(here.server.origin);
  for (const payload of payloads) {
    const answer = await here.server.raw(Buffer.from(`GET ${payload} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
    const location = /^location: (.*)\r$/im.exec(answer)?.[1];
    if (location === undefined) continue;
    assert.equal(new URL(location, here.server.origin).origin, here.server.origin, `${payload} → ${location}`);
    assert.match(location, /^\/([^/\\]|$)/, `${payload} → ${location}`);
  }
  const signedIn = await here.server.post("/desk/sign-in?next=//evil.example&redirect=https://evil.example", { login: ADMIN.login, password: ADMIN.password, next: "https://evil.example" });
  assert.equal(signedIn.headers.location, "/desk");
  const signedOut = await here.server.post("/desk/sign-out?next=//evil.example", { next: "//evil.example" });
  assert.equal(signedOut.headers.location, "/desk/sign-in");
});

test("line breaks in addresses, cookies and forms never become headers", async () => {
  const breaks = ["\r\nX-Evil: 1", "\nX-Evil: 1", "\rX-Evil: 1", "\u2028X-Evil: 1", "\0X-Evil: 1"];
  const names = ({ rawHeaders }) => rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  for (const text of breaks) {
    const encoded = encodeURIComponent(text);
    for (const path of [`/en/${encoded}`, `/${encoded}/`, `/en/${encoded}/`, `/en/section/${encoded}`, `/en/?page=${encoded}`, `/media/${encoded}/original.jpeg`, `/files/${encoded}/x`, `/texts/${encoded}`, `/pkg/${encoded}`, `/desk/sign-in?problem=${encoded}&login=${encoded}`, `/desk/${encoded}`, `/api/reader/page?edition=en&kind=story&key=${encoded}`]) {
      const answer = await here.server.ask(path);
      assert.ok(!names(answer).includes("x-evil"), path);
      assert.ok(answer.status < 500, `${path} answers ${answer.status}`);
    }
    for (const [path, fields] of [["/desk/sign-in", { login: text, password: "x" }], ["/desk/setup", { token: text, name: text, login: text, password: "x", language: "en" }], ["/desk/setup", { token: "x", name: "x", login: "x", password: "x", language: text }]]) {
      const answer = await here.server.post(path, fields);
      assert.ok(!names(answer).includes("x-evil"), path);
      assert.ok([303, 400, 422].includes(answer.status), `${path} answers ${answer.status}`);
    }
  }
});

test("an error says nothing of the program's inside", async () => {
  const inside = /rusqlite|sqlite|SELECT|UNIQUE|panick|\.rs\b|src\/|crate|serde|register_explicit|ServerFn|server function|missing field|expected `|\/home\/|target\/|Deserializ|tokio|axum|leptos/i;
  const origin = { origin: here.server.origin, "sec-fetch-site": "same-origin" };
  const json = { ...origin, "content-type": "application/json", cookie: session };
  const asks = [
    ["/api/reader/nothing"], ["/api/reader/page"], ["/api/reader/page?edition=%00&kind=front&key="], ["/api/reader/page?edition=en&kind=front&key=&number=x"], ["/api/reader/page?edition=en&kind=front&key=&number=99999999999999"], ["/api/reader/page?edition=en&kind=story&key='; DROP TABLE story;--".replaceAll(" ", "%20")],
    ["/api/reader/page?edition=en&kind=nonsense&key=x"], ["/api/reader/page?edition=en&kind=articles"], ["/api/desk/nothing"], ["/api/desk/board"], ["/api/desk/board?page=x", { headers: { cookie: session } }], ["/api/desk/board?page=0", { headers: { cookie: session } }], ["/api/desk/open?version=x", { headers: { cookie: session } }], ["/api/desk/open", { headers: { cookie: session } }],
    ["/api/desk/save", { method: "POST", headers: json, body: "{" }], ["/api/desk/save", { method: "POST", headers: json, body: "{}" }], ["/api/desk/save", { method: "POST", headers: json, body: '{"draft":{"version":"x"}}' }], ["/api/desk/publish", { method: "POST", headers: json, body: "[]" }],
    ["/api/desk/save", { method: "POST", headers: { ...json, "content-type": "text/plain" }, body: "x" }],
    ["/desk/sign-in", { method: "POST", headers: { ...origin, "content-type": "application/x-www-form-urlencoded" }, body: "nothing=1" }], ["/desk/sign-in", { method: "POST", headers: { ...origin, "content-type": "text/plain" }, body: "x" }],
    ["/desk/setup", { method: "POST", headers: { ...origin, "content-type": "application/x-www-form-urlencoded" }, body: "token=x" }],
    ["/en/%ff"], ["/media/x/y"], ["/files/x/y"], [`/en/${"a".repeat(9000)}`],
  ];
  const said = [];
  for (const [path, options] of asks) {
    const answer = await here.server.ask(path, options);
    const back = answer.status === 303 && /^\/desk\/(sign-in|setup)\?problem=/.test(answer.headers.location);
    assert.ok(answer.status >= 400 || back || /"found"|"missing"|"state"/.test(answer.text) || answer.status === 200, `${path} answers ${answer.status}`);
    assert.ok(answer.status < 500, `${path} answers ${answer.status}: ${answer.text.slice(0, 200)}`);
    for (const text of [answer.text, decodeURIComponent(answer.headers.location ?? ""), JSON.stringify(answer.headers)]) {
      // Pages carry the reader's own words; errors are short.
      if (text.length < 4000 && inside.test(text)) said.push(`${options?.method ?? "GET"} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    }
  }
  assert.deepEqual(said, []);
});

test("a form without script never gets an error of the program in its address", async () => {
  const answer = await here.server.ask("/api/desk/board", { headers: { accept: "text/html", referer: "https://evil.example/x" } });
  assert.ok(!/evil\.example/.test(answer.headers.location ?? ""), `${answer.status} ${answer.headers.location}`);
  assert.ok(!/__err/.test(answer.headers.location ?? ""), answer.headers.location);
});

test("bodies that are too large are refused", async () => {
  const headers = { origin: here.server.origin, "sec-fetch-site": "same-origin", cookie: session };
  const form = await here.server.ask("/desk/sign-in", { method: "POST", headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }, body: `login=${"a".repeat(100_000)}&password=x` }).catch(() => ({ status: 413 }));
  assert.equal(form.status, 413);
  const draft = await here.server.ask("/api/desk/save", { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: `"${"a".repeat(7 * 1024 * 1024)}"` }).catch(() => ({ status: 413 }));
  assert.ok([400, 413, 422].includes(draft.status), String(draft.status));
});
