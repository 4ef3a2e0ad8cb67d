// Typing in a long story: what a key costs the browser's main thread, from the event to the painted line.

import { common, paragraph, start } from "../editor/harness.mjs";
import { part, row } from "./table.mjs";

const BLOCKS = 300;
const KEYS = 200;
const GOAL = 16;
const SENTENCE = {
  en: "The night train leaves the harbour at twenty to twelve and nobody on the pier has ever seen it come back before the morning. ",
  fa: "قطار شب بیست دقیقه به دوازده از بندر می‌رود و هیچ‌کس روی اسکله ندیده است که پیش از بامداد بازگردد. ",
};

/** A story with what stories have: headings, lists, quotes, pictures and a table between paragraphs. */
function story(lang, dir) {
  const words = SENTENCE[lang].repeat(3);
  const block = (index) => {
    if (index % 20 === 5) return { type: "heading", attrs: { ...common(dir), level: 2 }, content: [{ type: "text", text: SENTENCE[lang].slice(0, 40) }] };
    if (index % 20 === 9) return { type: "list", attrs: { ...common(dir), ordered: false, start: 1 }, content: [1, 2, 3].map(() => ({ type: "list_item", content: [paragraph(SENTENCE[lang], dir)] })) };
    if (index % 20 === 13) return { type: "quote", attrs: { ...common(dir), cite: "" }, content: [paragraph(words, dir)] };
    if (index % 20 === 17) return { type: "figure", attrs: { ...common(dir), media: "01jd0000000000000000000001", src: null, width: 640, height: 480, alt: "", credit: "", link: null, size: "normal" }, content: [{ type: "text", text: SENTENCE[lang] }] };
    return paragraph(words, dir);
  };
  return Array.from({ length: BLOCKS }, (_, index) => block(index));
}

async function measure(house, lang, dir) {
  const desk = await house.page();
  await desk.mount(story(lang, dir), { lang, dir });
  await desk.page.locator(".ProseMirror > p").nth(150).click();
  await desk.page.waitForTimeout(1500);
  const session = await desk.context.newCDPSession(desk.page);
  await session.send("Performance.enable");
  const busy = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  // Letters that no keyboard of Playwright's has come as text.
  const keys = Array.from({ length: KEYS }, (_, index) => SENTENCE[lang][index % SENTENCE[lang].length]);
  const costs = [];
  for (const key of keys) {
    const before = await busy();
    await desk.page.keyboard.press(key === " " ? "Space" : key).catch(() => desk.page.keyboard.insertText(key));
    await desk.settle();
    costs.push((await busy()) - before);
  }
  await desk.context.close();
  costs.sort((a, b) => a - b);
  return { median: costs[Math.floor(costs.length / 2)], p95: costs[Math.floor(costs.length * 0.95)] };
}

export async function measureTyping() {
  part("Typing");
  const house = await start();
  try {
    for (const [lang, dir] of [["en", "ltr"], ["fa", "rtl"]]) {
      const { median, p95 } = await measure(house, lang, dir);
      row(`a key in a story of ${BLOCKS} blocks, ${lang}`, `${median.toFixed(1)} ms median, ${p95.toFixed(1)} ms p95`, `< ${GOAL} ms median`);
    }
  } finally {
    await house.stop();
  }
}
