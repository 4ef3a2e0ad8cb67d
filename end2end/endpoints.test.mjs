// Every server function is known, stands at an address of its own, and refuses wrong methods, other sites and strangers.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setUp } from "./support/desk.mjs";
import { house } from "./support/house.mjs";
import { TOP } from "./support/server.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });

const known = readFileSync(join(TOP, "end2end", "endpoints.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" "))
  .map(([method, path, who]) => ({ method, path, who }));

/** Arguments that an endpoint takes, so that what is refused is refused for the reason that is tested. */
const ARGUMENTS = {
  "/api/reader/page": "edition=en&kind=story&key=about",
  "/api/reader/suggest": "edition=en&typed=br",
  "/api/desk/link": "invites=true&token=x",
};

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : entry.name.endsWith(".rs") ? [readFileSync(path, "utf8")] : [];
  });
}

const call = ({ method, path }, headers = {}, as = method) => {
  const body = as === "POST" ? { body: "{}" } : {};
  const query = as !== "POST" && ARGUMENTS[path] ? `?${ARGUMENTS[path]}` : "";
  return here.server.ask(path + query, { method: as, headers: { ...(as === "POST" ? { "content-type": "application/json" } : {}), ...headers }, ...body });
};

test("the list names every server function of the application, and no other", () => {
  const found = sources(join(TOP, "app", "src")).flatMap((text) =>
    [...text.matchAll(/#\[server\(([^)]*)\)\]/g)].map(([, attributes]) => {
      const [, prefix] = /prefix = "([^"]+)"/.exec(attributes) ?? [];
      const [, endpoint] = /endpoint = "([^"]+)"/.exec(attributes) ?? [];
      assert.ok(prefix && endpoint, `a server function without an address of its own: ${attributes}`);
      return `${/input = GetUrl/.test(attributes) ? "GET" : "POST"} ${prefix}/${endpoint}`;
    }),
  );
  assert.deepEqual(found.sort(), known.map(({ method, path }) => `${method} ${path}`).sort());
});

test("what reads does so by GET, what writes by POST, and neither by the other", async () => {
  for (const endpoint of known) {
    const other = endpoint.method === "GET" ? "POST" : "GET";
    for (const method of [other, "PUT", "DELETE", "PATCH", "TRACE"]) {
      const { status } = await call(endpoint, { cookie: session, origin: here.server.origin, "sec-fetch-site": "same-origin", "x-http-method-override": endpoint.method }, method);
      assert.ok([400, 404, 405].includes(status), `${method} ${endpoint.path} answers ${status}`);
    }
  }
});

test("a writing request from another site is refused, whatever it says of itself", async () => {
  const strangers = [
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: here.server.origin.replace("http:", "https:").replace(/\d+$/, "1") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "http://sub.127.0.0.1" },
    { origin: "https://evil.example", "content-type": "text/plain" },
    { origin: "https://evil.example", referer: here.server.origin },
  ];
  const tables = ["door", "account", "people"].map((part) => readFileSync(join(TOP, "server", "src", "http", `${part}.rs`), "utf8"));
  const paths = tables.flatMap((table) => [...table.matchAll(/^\s+(?:form|of_all|Form \{.*form)\("(\/desk\/[^"]+)"/gm)].map(([, path]) => path));
  assert.equal(paths.length, 29, paths.join(" "));
  const forms = paths.map((path) => ({ method: "POST", path }));
  for (const endpoint of [...known.filter(({ method }) => method === "POST"), ...forms]) {
    for (const headers of strangers) {
      const { status } = await call(endpoint, { cookie: session, ...headers });
      assert.equal(status, 403, `${endpoint.path} ${JSON.stringify(headers)}`);
    }
  }
  assert.equal((await here.server.ask("/api/desk/board", { headers: { cookie: session } })).status, 200, "the session is still there");
});

test("the desk's functions answer 401 to strangers, before they look at anything", async () => {
  for (const endpoint of known.filter(({ who }) => who === "session")) {
    const arguments_ = {
      "/api/desk/open": "?version=019a0000000070008000000000",
      "/api/desk/board": "?page=1",
      "/api/desk/concerns": "?version=019a0000000070008000000000",
      "/api/desk/correction": "?version=019a0000000070008000000000",
      "/api/desk/history": "?version=019a0000000070008000000000",
      "/api/desk/month": "?edition=en&day=",
      "/api/desk/names": "?version=019a0000000070008000000000&what=tags&typed=a",
      "/api/desk/links": "?language=en&words=night",
      "/api/desk/person": "?person=019a0000000070008000000000",
    };
    for (const cookie of ["", "nashr=x", `nashr=${"A".repeat(43)}`, "nashr=%00"]) {
      const headers = { cookie, origin: here.server.origin, "sec-fetch-site": "same-origin", "content-type": "application/json" };
      const answer = await here.server.ask(endpoint.path + (arguments_[endpoint.path] ?? ""), { method: endpoint.method, headers, ...(endpoint.method === "POST" ? { body: await draft(endpoint.path) } : {}) });
      assert.equal(answer.status, 401, `${endpoint.method} ${endpoint.path} with ${JSON.stringify(cookie)}: ${answer.text}`);
      assert.equal(JSON.parse(answer.text).error, "sign_in_needed");
      assert.equal(answer.headers["set-cookie"], undefined);
    }
  }
});

/** What the desk itself would send: taken from the board and the story. */
async function draft(path) {
  const headers = { cookie: session };
  const board = JSON.parse((await here.server.ask("/api/desk/board", { headers })).text);
  const { version } = board.rows[0].cells.find(Boolean);
  const open = JSON.parse((await here.server.ask(`/api/desk/open?version=${version}`, { headers })).text);
  if (path.endsWith("/act")) return JSON.stringify({ version, act: { act: "withdraw", note: "By a stranger" } });
  if (path.endsWith("/begin")) return JSON.stringify({ edition: "en", kind: "article", headline: "By a stranger" });
  if (path.endsWith("/begin-version")) return JSON.stringify({ source: version, edition: "sq", start: "copied" });
  if (path.endsWith("/lint")) return JSON.stringify({ language: "en", texts: [{ lang: "en", text: "two  spaces" }], counted: 0 });
  const text = { headline: "By a stranger", deck: open.deck, body: open.body };
  const own = { version, base: open.revision, ...text };
  if (path.endsWith("/compare")) return JSON.stringify({ draft: own });
  if (path.endsWith("/merge")) return JSON.stringify({ merging: { draft: own, base: text, choices: [] } });
  if (path.endsWith("/present")) return JSON.stringify({ version, window: 1 });
  if (path.endsWith("/preview")) return JSON.stringify({ version });
  if (path.endsWith("/describe")) return JSON.stringify({ version, working: open.revision, form: "seen=&has=tags&tag=By+a+stranger" });
  if (path.endsWith("/publish")) return JSON.stringify({ version, working: open.revision });
  return JSON.stringify({ draft: { version, base: open.revision, headline: "By a stranger", deck: open.deck, body: open.body } });
}

test("readers' functions answer everyone the same, with a session and without", async () => {
  for (const endpoint of known.filter(({ path }) => path.startsWith("/api/reader/"))) {
    const [anonymous, signedIn] = [await call(endpoint), await call(endpoint, { cookie: session })];
    assert.equal(anonymous.status, 200, endpoint.path);
    assert.equal(anonymous.headers["content-type"].split(";")[0], "application/json", endpoint.path);
    assert.equal(signedIn.text, anonymous.text, endpoint.path);
    assert.equal(anonymous.headers["set-cookie"], undefined);
  }
});
