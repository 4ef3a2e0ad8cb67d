// Headers of every kind of answer: policy by hash, safety, caching, compression (RS-31 … RS-36).

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { house } from "./support/house.mjs";
import { allTemplates } from "./support/pages.mjs";
import { demoFolder, serve } from "./support/server.mjs";

const here = house();

const ALWAYS = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "content-security-policy": /default-src 'none'/,
  "x-request-id": /^\S+$/,
};

/** Pictures and files that are there may stand in other sites' pages. */
const FOR_OTHERS = { ...ALWAYS, "cross-origin-resource-policy": /^cross-origin$/ };

function assertHeaders({ path, status, headers }) {
  const isForOthers = /^\/(media|files|icons)\//.test(path) && status < 400;
  for (const [name, expected] of Object.entries(isForOthers ? FOR_OTHERS : ALWAYS)) assert.match(headers[name] ?? "(none)", expected, `${status} ${path}: ${name}`);
  for (const name of ["server", "x-powered-by", "access-control-allow-origin"]) assert.equal(headers[name], undefined, `${path}: ${name}`);
}

const directives = (policy) => Object.fromEntries(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));

const assets = async () => {
  const links = await here.read("/en/", (document) => ({ css: document.querySelector("link[rel=stylesheet]").getAttribute("href"), script: document.querySelector("script[src]").getAttribute("src"), image: document.querySelector("main img").getAttribute("src"), ...document.querySelector("script[src]").dataset }));
  return [links.css, links.script, links.js, links.wasm, links.texts, links.image];
};

test("every page allows the scripts that stand in it by their hashes, and nothing inline besides", async () => {
  for (const template of await allTemplates(here)) {
    const answer = await here.server.ask(template.path);
    assertHeaders(answer);
    const { "script-src": scripts, "style-src": styles, ...policy } = directives(answer.headers["content-security-policy"]);
    const hashes = await here.inspect(answer.text, (document) => [...document.querySelectorAll("script:not([src], [type='application/ld+json'])")].map((script) => script.textContent));
    const expected = hashes.filter((text) => text !== "").map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    for (const hash of expected) assert.ok(scripts.includes(hash), `${template}: a script without its hash`);
    assert.equal(scripts.filter((value) => value.startsWith("'sha256-")).length, new Set(expected).size, `${template}: as many hashes as scripts`);
    assert.ok(!scripts.concat(styles).some((value) => /unsafe-inline|unsafe-eval'$|\*|https?:/.test(value) && value !== "'wasm-unsafe-eval'"), `${template}: ${scripts}`);
    assert.deepEqual(styles, ["'self'"]);
    assert.deepEqual(policy["frame-ancestors"], ["'none'"]);
    assert.deepEqual(policy["base-uri"], ["'none'"]);
    assert.deepEqual(policy["form-action"], ["'self'"]);
    assert.equal(answer.headers["set-cookie"], undefined, `${template}: the same for everyone`);
  }
});

test("files, redirects and refusals have the safety headers too", async () => {
  const paths = ["/", "/en", "/healthz", "/readyz", "/pkg/nothing.js", "/media/00/original.jpeg", "/files/nothing/a.pdf", "/desk", "/desk/setup", "/desk/sign-in", "/desk/nothing", "/api/desk/board", "/api/reader/page?edition=en&kind=front&key=", "/api/reader/nothing", "/texts/nothing.json", "/robots.txt", ...(await assets())];
  for (const path of paths) assertHeaders(await here.server.ask(path));
  assertHeaders(await here.server.ask("/en/", { method: "POST" }));
  assertHeaders(await here.server.ask("/desk/sign-in", { method: "POST", headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } }));
});

test("what has its content in its name is kept for a year, pages are asked for again", async () => {
  for (const path of await assets()) {
    const { status, headers } = await here.server.ask(path);
    assert.equal(status, 200, path);
    assert.match(headers["cache-control"], /max-age=31536000.*immutable/, path);
  }
  assert.match((await here.server.ask("/en/")).headers["cache-control"], /max-age=0, must-revalidate/);
});

test("a page that the browser has is not sent again", async () => {
  for (const path of ["/en/", "/fa/", "/en/articles", "/api/reader/page?edition=en&kind=front&key=", ...(await assets())]) {
    const first = await here.server.ask(path, { headers: { "accept-encoding": "br" } });
    assert.match(first.headers.etag ?? "", /^"[^"]+"$/, `${path}: a strong etag`);
    const again = await here.server.ask(path, { headers: { "accept-encoding": "br", "if-none-match": first.headers.etag } });
    assert.equal(again.status, 304, path);
    assert.equal(again.bytes.length, 0, path);
    assertHeaders(again);
    assert.equal(again.headers.etag, first.headers.etag, path);
    const stale = await here.server.ask(path, { headers: { "accept-encoding": "br", "if-none-match": '"other"' } });
    assert.equal(stale.status, 200, path);
  }
});

test("the same bytes go out as brotli, gzip and plain", async () => {
  const [css, script, js, wasm, texts] = await assets();
  for (const path of ["/en/", "/fa/", "/en/no-such-story", "/api/reader/page?edition=en&kind=front&key=", css, script, js, wasm, texts]) {
    const [plain, brotli, gzip] = await Promise.all(["identity", "gzip, br", "gzip"].map((coding) => here.server.ask(path, { headers: { "accept-encoding": coding } })));
    assert.equal(plain.headers["content-encoding"], undefined, path);
    // The smallest files are not worth it.
    if (plain.bytes.length >= 1500) {
      assert.equal(brotli.headers["content-encoding"], "br", path);
      assert.equal(gzip.headers["content-encoding"], "gzip", path);
      assert.ok(brotli.bytes.length < plain.bytes.length, path);
    }
    assert.equal(brotli.text, plain.text, path);
    assert.equal(gzip.text, plain.text, path);
    assert.match(plain.headers.vary, /Accept-Encoding/i, path);
    const forms = (name) => new Set([plain, brotli, gzip].map(({ headers }) => headers[name])).size;
    assert.equal(forms("etag"), forms("content-encoding"), `${path}: an etag for each form`);
  }
});

test("HEAD answers as GET does, without the body", async () => {
  for (const path of ["/en/", "/en/no-such-story", "/healthz", ...(await assets())]) {
    const [get, head] = await Promise.all(["GET", "HEAD"].map((method) => here.server.ask(path, { method })));
    assert.equal(head.status, get.status, path);
    assert.equal(head.bytes.length, 0, path);
    for (const name of ["content-type", "etag", "cache-control", "content-security-policy"]) assert.equal(head.headers[name], get.headers[name], `${path}: ${name}`);
  }
});

test("methods that a page does not know are refused", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"]) {
    const { status, text } = await here.server.ask("/en/", { method: method === "BREW" ? "PROPFIND" : method, headers: { origin: here.server.origin } });
    assert.equal(status, 405, method);
    assert.ok(text.length < 100, text);
  }
});

test("nothing of the house lies open", async () => {
  for (const path of ["/.git/config", "/.env", "/nashr.db", "/data/nashr.db", "/pkg/", "/pkg/../manifest.json", "/pkg/%2e%2e/manifest.json", "/pkg/site.wasm.map", "/manifest.json", "/media/", "/files/", "/Cargo.toml", "/metrics"]) {
    const { status } = await here.server.ask(path);
    assert.ok([400, 404].includes(status) || status === 308, `${path} answers ${status}`);
  }
  const raw = await here.server.raw(`GET /pkg/../../../etc/passwd HTTP/1.1\r\nHost: ${new URL(here.server.origin).host}\r\nConnection: close\r\n\r\n`);
  assert.match(raw, /^HTTP\/1\.1 40[04]/);
  assert.ok(!raw.includes("root:"));
});

test("behind TLS the site asks for TLS for ever, and its links say so", async () => {
  const server = await serve(await demoFolder(), "--origin", "https://news.example");
  for (const path of ["/en/", "/desk/setup", "/healthz", "/en/no-such-story"]) {
    assert.match((await server.ask(path)).headers["strict-transport-security"] ?? "", /max-age=(\d{8,}); includeSubDomains/, path);
  }
  const canonical = await here.inspect((await server.ask("/en/")).text, (document) => document.querySelector("link[rel=canonical]").href);
  assert.equal(canonical, "https://news.example/en/");
  await server.stop();
  assert.equal((await here.server.ask("/en/")).headers["strict-transport-security"], undefined, "not without it");
});
