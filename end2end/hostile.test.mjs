// What attacks its readers, written at the desk: in every field that somebody types in, in the document that the editor sends,
// in links. Without our policy: it is the last line, not the only one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Writing, enter, setUp } from "./support/desk.mjs";
import { shared } from "./support/fixtures.mjs";
import { house } from "./support/house.mjs";

let session;
const here = house({ prepare: async ({ server }) => (session = await setUp(server)) });

/** So many stand in one story, each in all places of its own paragraph, picture, table and recording. */
const IN_ONE = 15;

async function ask(name, body) {
  const headers = { cookie: session, "content-type": "application/json", origin: here.server.origin, "sec-fetch-site": "same-origin" };
  const answer = body
    ? await here.server.ask(`/api/desk/${name}`, { method: "POST", headers, body: JSON.stringify(body) })
    : await here.server.ask(`/api/desk/${name}`, { headers });
  return { status: answer.status, said: answer.text && JSON.parse(answer.text) };
}

async function done(name, body) {
  const { status, said } = await ask(name, body);
  assert.equal(status, 200, `${name}: ${JSON.stringify(said)}`);
  return said;
}

const text = (words) => ({ type: "text", text: words || "-" });
const block = (number, kind) => ({ id: `${kind}${number}xx`, dir: "ltr", dir_set: false, lang: null });
const document = (content) => ({ v: 1, doc: { type: "doc", content } });
const paragraph = (number, words) => ({ type: "paragraph", attrs: block(number, "p"), content: [text(words)] });

/** Every place of a document that holds words. */
function everywhere(payload, number, media) {
  const picture = { media, src: null, link: null, width: 640, height: 480, alt: payload, credit: payload };
  return [
    paragraph(number, payload),
    { type: "quote", attrs: { ...block(number, "q"), cite: payload }, content: [paragraph(`${number}q`, payload)] },
    { type: "figure", attrs: { ...block(number, "f"), ...picture, size: "normal" }, content: [text(payload)] },
    { type: "gallery", attrs: { ...block(number, "g"), columns: 2 }, content: [{ type: "gallery_item", attrs: picture, content: [text(payload)] }] },
    { type: "table", attrs: { ...block(number, "t"), caption: payload }, content: [{ type: "table_row", content: [{ type: "table_cell", attrs: { header: true, colspan: 1, rowspan: 1, align: null }, content: [text(payload)] }] }] },
    { type: "code", attrs: { ...block(number, "c"), language: null }, content: [text(payload)] },
    { type: "audio", attrs: { ...block(number, "a"), media: null, src: "https://example.org/a.mp3", captions: null, transcript: payload, seconds: null }, content: [text(payload)] },
    { type: "embed", attrs: { ...block(number, "e"), url: "https://www.youtube.com/watch?v=abcdefghijk", provider: "youtube", title: payload }, content: [text(payload)] },
    { type: "more", attrs: { id: `m${number}xx`, label: payload } },
  ];
}

/** What stands in a page that nobody of ours put there. */
const look = () => {
  const runs = /^[\s\u0000-\u0020]*(javascript|vbscript|data):/i;
  const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name, value }) => [element, name, value]));
  const places = /^(href|src|action|formaction|xlink:href|data|poster|srcset)$/;
  return [
    ...attributes.filter(([, name, value]) => /^on/i.test(name) || name === "srcdoc" || (places.test(name) && runs.test(value) && !/^data:image\/(svg\+xml|png|webp)/.test(value))).map(([element]) => element.outerHTML.slice(0, 150)),
    ...[...document.querySelectorAll("main :is(script, style, iframe, object, embed, base, meta, link, template, frameset, math, marquee, applet)")].map((element) => element.outerHTML.slice(0, 150)),
    ...(window.hurt === undefined ? [] : ["something ran"]),
  ];
};

test("what attacks its readers does nothing, wherever at the desk somebody puts it", async (t) => {
  const file = shared("xss-payloads.json", t);
  if (!file) return;
  const payloads = JSON.parse(readFileSync(file, "utf8")).map(({ payload }) => (typeof payload === "string" ? payload : JSON.stringify(payload)));
  assert.ok(payloads.length > 200);
  const { items } = JSON.parse((await here.server.ask("/desk/library/list?kind=picture&lang=en", { headers: { cookie: session } })).text);
  const { media } = items[0];

  const visitor = await here.visitor({ bypassCSP: true });
  await enter(visitor, session);
  const dialogs = [];
  visitor.page.on("dialog", (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()));
  const faults = [];
  const check = async (path) => {
    const answer = await visitor.page.goto(path, { waitUntil: "domcontentloaded" });
    if (answer.status() !== 200) faults.push(`${path}: ${answer.status()}`);
    faults.push(...(await visitor.page.evaluate(look)).map((fault) => `${path}: ${fault}`));
  };

  // A headline each, and what stands beside it; readers see every one.
  for (const [number, payload] of payloads.entries()) {
    const line = payload.replace(/\s+/g, " ").slice(0, 290);
    const version = await done("begin", { edition: "en", kind: "article", headline: line });
    const { revision: base, particulars } = await done(`open?version=${version}`);
    const saved = await done("save", { draft: { version, base, headline: line, deck: line, body: document([paragraph("1", payload)]) } });
    const seen = /name="seen" value="([^"]*)"/.exec(particulars)[1];
    const form = new URLSearchParams([["seen", seen], ["has", "tags"], ["tag", line.replace(/[,،;؛]/g, " ").slice(0, 70)], ["has", "credits"], ["credit-role", "author"], ["credit-who", ""], ["credit-name", line.slice(0, 190)], ["credit-link", ""], ["excerpt", line]]);
    const described = await ask("describe", { version, working: saved.revision, form: form.toString() });
    assert.ok([200, 422].includes(described.status), `${payload}: ${JSON.stringify(described.said)}`);
    await done("act", { version, act: { act: "remark", block: null, text: payload.slice(0, 1900) } }).catch(() => {});
    const { revision: working } = await done(`open?version=${version}`);
    const { status, said } = await ask("publish", { version, working });
    // Of some nothing is left that could be read: no headline.
    if (status === 200) await check(said.live_href);
    else assert.deepEqual([said.field, said.code], ["headline", "empty"], payload);
  }

  // Every place of a document; the desk shows it to be written on.
  for (let first = 0; first < payloads.length; first += IN_ONE) {
    const group = payloads.slice(first, first + IN_ONE);
    const version = await done("begin", { edition: "en", kind: "article", headline: `Everywhere ${first}` });
    const { revision: base } = await done(`open?version=${version}`);
    const body = document(group.flatMap((payload, index) => everywhere(payload, first + index, media)));
    const { revision } = await done("save", { draft: { version, base, headline: `Everywhere ${first}`, deck: "", body } });
    const { live_href: live } = await done("publish", { version, working: revision });
    await check(live);
    await check(`/desk/write/${version}/history`);
    await check(`/desk/write/${version}`);
    await visitor.ready();
    await new Writing(visitor).body.waitFor();
    faults.push(...(await visitor.page.evaluate(look)).map((fault) => `writing ${first}: ${fault}`));
  }

  // A link leads somewhere harmless, or the document is refused.
  const version = await done("begin", { edition: "en", kind: "article", headline: "Links" });
  for (const payload of [...payloads, "javascript:window.hurt=1", " JaVaScRiPt:window.hurt=1", "java\nscript:window.hurt=1", "data:text/html,<script>window.hurt=1</script>", "vbscript:x"]) {
    const { revision: base } = await done(`open?version=${version}`);
    const link = { ...text("a link"), marks: [{ type: "link", attrs: { href: payload, title: payload.slice(0, 200) } }] };
    const { status } = await ask("save", { draft: { version, base, headline: "Links", deck: "", body: document([{ ...paragraph("1", ""), content: [link] }]) } });
    assert.ok([200, 400, 422].includes(status), `${payload}: ${status}`);
    const shown = JSON.stringify((await done(`open?version=${version}`)).body);
    assert.ok(!/"href":"\s*(javascript|vbscript|data):/i.test(shown), payload);
  }

  for (const path of ["/desk", "/desk?page=2", "/desk?page=4", "/desk?q=script", "/desk/notices", "/en/", "/en/articles", "/en/articles?page=5", "/en/search?q=script"]) await check(path);
  assert.deepEqual(faults, []);
  assert.deepEqual(dialogs, []);
  await visitor.leave(/.*/);
});
