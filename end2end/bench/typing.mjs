// Typing in a long story, in the writing page of the real program, with its text kept on the device and saved by itself: what a
// key costs the browser's main thread, from the event to the painted line.

import { Visitor, launch } from "../support/browser.mjs";
import { Writing, enter, setUp } from "../support/desk.mjs";
import { common, paragraph } from "../editor/harness.mjs";
import { demoFolder, serve } from "../support/server.mjs";
import { part, row } from "./table.mjs";

const BLOCKS = 300;
const KEYS = 200;
const GOAL = 16;
/** Milliseconds between two keys: a fast typist's, so that saving falls between them as it does in life. */
const REST = 60;
const SENTENCE = {
  en: "The night train leaves the harbour at twenty to twelve and nobody on the pier has ever seen it come back before the morning. ",
  fa: "قطار شب بیست دقیقه به دوازده از بندر می‌رود و هیچ‌کس روی اسکله ندیده است که پیش از بامداد بازگردد. ",
};

/** A story with what stories have: headings, lists, quotes, pictures and a table between paragraphs. */
function story(lang, dir) {
  const words = SENTENCE[lang].repeat(3);
  const text = (content) => [{ type: "text", text: content }];
  const cell = () => ({ type: "table_cell", attrs: { header: false, colspan: 1, rowspan: 1, align: null }, content: text(SENTENCE[lang].slice(0, 20)) });
  const block = (index) => {
    if (index % 20 === 5) return { type: "heading", attrs: { ...common(dir), level: 2 }, content: text(SENTENCE[lang].slice(0, 40)) };
    if (index % 20 === 9) return { type: "list", attrs: { ...common(dir), ordered: false, start: 1 }, content: [1, 2, 3].map(() => ({ type: "list_item", content: [paragraph(SENTENCE[lang], dir)] })) };
    if (index % 20 === 13) return { type: "quote", attrs: { ...common(dir), cite: "" }, content: [paragraph(words, dir)] };
    if (index % 20 === 17) return { type: "figure", attrs: { ...common(dir), media: null, src: "https://example.org/a.jpg", width: 640, height: 480, alt: "", credit: "", link: null, size: "normal" }, content: text(SENTENCE[lang]) };
    if (index === 19) return { type: "table", attrs: { ...common(dir), caption: "" }, content: [1, 2, 3].map(() => ({ type: "table_row", content: [cell(), cell(), cell()] })) };
    return paragraph(words, dir);
  };
  return Array.from({ length: BLOCKS }, (_, index) => block(index));
}

/** Begins a story of so many blocks; gives the address of its writing page. */
async function begun(server, session, lang, dir) {
  const ask = async (endpoint, body) => {
    const headers = { cookie: session, "content-type": "application/json", origin: server.origin, "sec-fetch-site": "same-origin" };
    const answer = await server.ask(`/api/desk/${endpoint}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${endpoint}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  };
  const version = await ask("begin", { edition: lang, kind: "article", headline: "A long story" });
  const opened = JSON.parse((await server.ask(`/api/desk/open?version=${version}`, { headers: { cookie: session } })).text);
  const body = { v: 1, doc: { type: "doc", content: story(lang, dir) } };
  await ask("save", { draft: { version, base: opened.revision, headline: "A long story", deck: "", body } });
  return `/desk/write/${version}`;
}

async function measure(browser, server, session, lang, dir) {
  const path = await begun(server, session, lang, dir);
  const visitor = await Visitor.come(browser, server.origin);
  await enter(visitor, session);
  await visitor.open(path);
  const writing = new Writing(visitor);
  await writing.body.waitFor();
  const { page } = visitor;
  await page.locator(".ProseMirror > p").nth(150).click();
  await page.waitForTimeout(2000);
  const cdp = await visitor.context.newCDPSession(page);
  await cdp.send("Performance.enable");
  const busy = async () => (await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  visitor.asked.length = 0;
  const costs = [];
  for (let index = 0; index < KEYS; index += 1) {
    const key = SENTENCE[lang][index % SENTENCE[lang].length];
    const before = await busy();
    // Letters that no keyboard of Playwright's has come as text.
    await page.keyboard.press(key === " " ? "Space" : key).catch(() => page.keyboard.insertText(key));
    await painted();
    costs.push((await busy()) - before);
    await page.waitForTimeout(REST);
  }
  const saves = visitor.asked.filter(({ url }) => url.endsWith("/api/desk/save")).length;
  await visitor.context.close();
  if (saves === 0) throw new Error("nothing was saved meanwhile");
  costs.sort((a, b) => a - b);
  return { median: costs[Math.floor(costs.length / 2)], p95: costs[Math.floor(costs.length * 0.95)], saves };
}

export async function measureTyping() {
  part("Typing");
  const server = await serve(await demoFolder());
  const browser = await launch();
  try {
    const session = await setUp(server);
    for (const [lang, dir] of [["en", "ltr"], ["fa", "rtl"]]) {
      const { median, p95, saves } = await measure(browser, server, session, lang, dir);
      row(`a key in the writing page of ${BLOCKS} blocks, ${saves} saves meanwhile, ${lang}`, `${median.toFixed(1)} ms median, ${p95.toFixed(1)} ms p95`, `< ${GOAL} ms median`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
