// What a reader sees and waits for, in a browser: weights, paints, shifts, and the time from a click to the new title.

import { launch } from "../support/browser.mjs";
import { demo, serve, stop } from "./newsroom.mjs";
import { median, part, row } from "./table.mjs";

const LOADS = Number(process.env.LOADS ?? 5);
/** As Lighthouse throttles a phone: a quarter of this processor, 1.6 Mbit/s, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (750e3 / 8) * 0.9 };

const WATCH = `
  // Nothing is fetched in advance but what is pointed at.
  Object.defineProperty(Navigator.prototype, 'connection', { value: undefined });
  window.seen = { lcp: 0, cls: 0, tasks: [] };
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => (window.seen.lcp = startTime))).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => (window.seen.cls += hadRecentInput ? 0 : value))).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => window.seen.tasks.push([startTime, duration]))).observe({ type: "longtask", buffered: true });
`;

async function visitor(browser, origin, throttled) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: origin, locale: "de-DE", serviceWorkers: "block", bypassCSP: true });
  await context.addInitScript({ content: WATCH });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const weights = {};
  await devtools.send("Network.enable");
  const types = new Map();
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => types.set(requestId, /wasm/.test(response.mimeType) ? "WASM" : type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    weights[type] = (weights[type] ?? 0) + encodedDataLength;
  });
  if (throttled) {
    await devtools.send("Network.emulateNetworkConditions", SLOW);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  return { context, page, weights };
}

const ready = (page) => page.locator('html[data-wasm="ready"]').waitFor({ state: "attached", timeout: 60_000 });

async function loaded(browser, origin, path, throttled) {
  const { context, page, weights } = await visitor(browser, origin, throttled);
  await page.goto(path, { timeout: 60_000 });
  await ready(page);
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const fcp = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    // Blocking: what each long task after the first paint takes beyond 50 ms.
    const blocking = window.seen.tasks.filter(([start]) => start > fcp).reduce((sum, [, duration]) => sum + duration - 50, 0);
    return { fcp, lcp: window.seen.lcp, cls: window.seen.cls, blocking };
  });
  await context.close();
  return { ...seen, weights };
}

/** Milliseconds from a click to the frame in which the new page's heading stands. */
async function clicked(browser, origin, path, { throttled, pointed }) {
  const { context, page } = await visitor(browser, origin, throttled);
  await page.goto(path, { timeout: 60_000 });
  await ready(page);
  await page.waitForTimeout(500);
  const link = page.locator("main article h2 a").nth(1);
  await link.scrollIntoViewIfNeeded();
  if (pointed) {
    const came = page.waitForResponse((answer) => answer.request().headers()["x-nashr-purpose"] === "prefetch");
    await link.hover();
    await came;
    await page.waitForTimeout(300);
  }
  const taken = await page.evaluate(
    () =>
      new Promise((done) => {
        const target = document.querySelectorAll("main article h2 a")[1];
        const before = document.title;
        const begun = performance.now();
        const look = () => (document.title !== before && document.querySelector("main article h1") ? requestAnimationFrame(() => done(performance.now() - begun)) : requestAnimationFrame(look));
        target.click();
        look();
      }),
  );
  await context.close();
  return taken;
}

async function several(times, measure) {
  const all = [];
  for (let n = 0; n < times; n += 1) all.push(await measure());
  return all;
}

export async function measureReading() {
  part(`a reader of the demo newsroom, phone of 360 px, the middle of ${LOADS}; throttled: processor × 4, slow 4G`);
  const server = await serve(demo());
  const browser = await launch();
  const kilobytes = (bytes) => `${((bytes ?? 0) / 1000).toFixed(1)} kB`;
  try {
    for (const edition of ["en", "fa"]) {
      const front = await (await fetch(`${server.origin}/${edition}/`)).text();
      const story = /<h2[^>]*><a href="([^"]+)"/.exec(front.slice(front.indexOf("<main")))[1];
      for (const [name, path] of [["front page", `/${edition}/`], ["article", story]]) {
        const what = `${edition}, ${name}`;
        const runs = await several(LOADS, () => loaded(browser, server.origin, path, true));
        const { weights } = runs[0];
        row(`${what}: HTML + CSS`, kilobytes((weights.Document ?? 0) + (weights.Stylesheet ?? 0)), name === "article" ? "≤ 25 kB" : "");
        row(`${what}: font, scripts, WASM, texts`, ["Font", "Script", "WASM", "Fetch"].map((type) => ((weights[type] ?? 0) / 1000).toFixed(0)).join(" + ") + " kB", "1 font; WASM ≤ 200 kB");
        const of = (key) => median(runs.map((run) => run[key]));
        row(`${what}: first contentful paint, throttled`, `${Math.round(of("fcp"))} ms`, "≤ 1,300 ms");
        row(`${what}: largest contentful paint, throttled`, `${Math.round(of("lcp"))} ms`, "≤ 1,700 ms");
        row(`${what}: layout shift`, of("cls").toFixed(3), "< 0.02");
        row(`${what}: blocking time with WASM, throttled`, `${Math.round(of("blocking"))} ms`, "≤ 50 ms");
      }
      const path = `/${edition}/`;
      const click = async (options) => `${Math.round(median(await several(LOADS, () => clicked(browser, server.origin, path, options))))} ms`;
      row(`${edition}: click to title`, await click({}), "≤ 35 ms");
      row(`${edition}: click to title, throttled`, await click({ throttled: true }), "Hugo 659 ms");
      row(`${edition}: click to title, throttled, pointed at before`, await click({ throttled: true, pointed: true }), "≤ 150 ms");
    }
  } finally {
    await browser.close();
    await stop(server);
  }
}
