// Chromium as a reader has it: our policy in force, every word on the console and every request kept.

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const places = NAMES.flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts the browser; without one on the PATH, Playwright's own. Chromium now and then dies before its first page: it is asked again. */
export async function launch(tries = 3) {
  const executablePath = executable();
  try {
    return await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: QUIET });
  } catch (error) {
    if (tries === 1) throw error;
    console.warn(`the browser did not start: ${error.message.split("\n")[0]}`);
    return launch(tries - 1);
  }
}

/** One visitor: a profile of its own with one page. */
export class Visitor {
  /** `scripts` are run before the page's own in each document. */
  static async come(browser, origin, { width = 1280, height = 900, scheme = "light", javaScript = true, scripts = [], serviceWorkers = "block", locale = "de-DE", ...more } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      javaScriptEnabled: javaScript,
      reducedMotion: "reduce",
      baseURL: origin,
      // What a worker answers is not seen by the tests' own routes; they say where they want one.
      serviceWorkers,
      // A language that no edition is in: nobody is offered another edition unless the test is about that.
      locale,
      ...more,
    });
    // As in the browsers that say nothing of the line; a test that is about the line says what it is.
    await context.addInitScript({ content: "Object.defineProperty(Navigator.prototype, 'connection', { value: undefined, configurable: true })" });
    for (const content of scripts) await context.addInitScript({ content });
    const page = await context.newPage();
    return new Visitor(context, page, origin);
  }

  constructor(context, page, origin) {
    Object.assign(this, { context, page, origin });
    /** What was said on the console, and every error. */
    this.said = [];
    /** Every request: its address, type and method. */
    this.asked = [];
    page.setDefaultTimeout(8000);
    page.on("console", (message) => /registration blocked by Playwright/.test(message.text()) || this.said.push(`${message.type()}: ${message.text()} (${message.location().url})`));
    page.on("pageerror", (error) => this.said.push(`error: ${error.message}`));
    page.on("request", (request) => this.asked.push({ url: request.url(), type: request.resourceType(), method: request.method(), navigation: request.isNavigationRequest() }));
  }

  /** Loads a document and waits for its WASM. */
  async open(path) {
    const answer = await this.page.goto(path);
    await this.ready();
    return answer;
  }

  /** Waits until the page is hydrated, and for what it does then. */
  async ready() {
    // A page of forms has no bundle.
    await this.page.waitForFunction(() => !document.querySelector("script[data-wasm]") || document.documentElement.dataset.wasm === "ready");
    await this.settle();
  }

  /** Waits for effects and animation frames. */
  async settle() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))));
  }

  /** Waits for a condition. Playwright's own wait evaluates a string in the page, which the policy forbids. */
  async until(condition, argument, what = condition) {
    for (let tries = 0; tries < 150; tries += 1) {
      // A document that is being left answers nothing.
      if (await this.page.evaluate(condition, argument).catch((error) => /context was destroyed/.test(error.message) ? false : Promise.reject(error))) return;
      await this.page.waitForTimeout(40);
    }
    assert.fail(`waited in vain for ${what}\nat ${this.page.url()}\n${this.said.join("\n")}`);
  }

  /** Documents that were asked for since the last call. */
  documents() {
    const documents = this.asked.filter(({ navigation, type }) => navigation && type === "document").map(({ url }) => url);
    this.asked.length = 0;
    return documents;
  }

  /** Requests that left the site. */
  strangers() {
    return this.asked.map(({ url }) => url).filter((url) => !url.startsWith(this.origin) && !/^(data|blob|about):/.test(url));
  }

  /** Nothing was said on the console, but what `expected` matches. */
  assertSilence(expected = /^$/) {
    assert.deepEqual(this.said.filter((line) => !expected.test(line)), [], "the console is silent");
    this.said.length = 0;
  }

  /** Leaves; the console must have stayed silent. */
  async leave(expected) {
    await this.context.close();
    this.assertSilence(expected);
  }
}
