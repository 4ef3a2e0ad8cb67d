// Builds the editor's bundle into a temporary folder, serves it with the desk's Content-Security-Policy, and opens it in Chromium.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch } from "../support/browser.mjs";
import { words } from "../support/desk.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const top = join(here, "..", "..");
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A picture of one pixel. */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript" };

export async function start() {
  const folder = await mkdtemp(join(tmpdir(), "nashr-editor-"));
  const bundle = join(folder, "editor.js");
  await build({ entryPoints: [join(top, "frontend/editor/src/main.ts")], bundle: true, minify: true, format: "esm", target: "es2020", outfile: bundle, logLevel: "error" });
  const files = { "/": join(here, "page.html"), "/page.css": join(here, "page.css"), "/editor.css": join(top, "style/editor.css"), "/editor.js": bundle };
  const asked = [];
  // What the desk's server would say; a test may put other answers in.
  const answers = {
    "/api/desk/lint": (_url, { texts, counted }) => {
      const words = texts.map(({ text }) => text.split(/[^\p{L}\p{N}\u200c]+/u).filter(Boolean).length);
      const all = words.reduce((sum, one) => sum + one, counted);
      return { line: `${all} words`, texts: words.map((count) => ({ words: count, findings: [] })) };
    },
    "/api/desk/links": () => [],
  };
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const answer = answers[request.url.split("?")[0]];
    if (answer) {
      let body = "";
      for await (const part of request) body += part;
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(await answer(request.url, body && JSON.parse(body))));
    }
    if (/^\/(?:media|files)\//.test(request.url)) return response.writeHead(200, { "content-type": "image/png" }).end(DOT);
    const file = files[request.url];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": `${TYPES[file.split(".").pop()]}; charset=utf-8`, "content-security-policy": POLICY });
    response.end(await readFile(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = await launch();
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    bundle, asked, origin, answers,
    page: (options) => openPage(browser, origin, options),
    async stop() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for something in the page. Playwright's own wait evaluates a string there, which the policy forbids. */
export async function until(page, condition, value) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.evaluate(condition, value)) return;
    await page.waitForTimeout(30);
  }
  assert.fail(`waited in vain for ${condition}`);
}

async function openPage(browser, origin, { viewport = { width: 1100, height: 800 }, colorScheme = "light", hasTouch = false } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, hasTouch, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(origin);
  await until(page, () => window.newsEditor !== undefined).catch((error) => assert.fail(`${error.message}\n${said.join("\n")}`));
  return new Desk(page, context, said);
}

/** One page with one editor. */
export class Desk {
  constructor(page, context, said) {
    this.page = page;
    this.context = context;
    this.said = said;
  }

  /** Mounts the editor with a document (blocks, or nothing) and puts the caret at the end. */
  async mount(blocks, { lang = "en", dir = "ltr", interfaceLang = "en", interfaceDir = "ltr", labels = labelsOf("en"), ...more } = {}) {
    const doc = blocks ? { v: 1, doc: { type: "doc", content: blocks } } : null;
    await this.page.evaluate(
      ([options, ui]) => {
        document.documentElement.lang = ui.lang;
        document.documentElement.dir = ui.dir;
        if (window.mounted) window.newsEditor.destroy(window.mounted);
        window.changes = [];
        window.heard = [];
        window.mounted = window.newsEditor.mount(document.getElementById("root"), JSON.stringify(options), () => window.changes.push(window.newsEditor.content(window.mounted)), (...told) => window.heard.push(told));
        document.querySelector("#root .ProseMirror").focus();
      },
      [{ doc, lang, dir, labels, ...more }, { lang: interfaceLang, dir: interfaceDir }],
    );
    // For 200 ms after it took the focus ProseMirror puts back a caret that jumps to the start: some browsers do that by themselves.
    await this.page.waitForTimeout(220);
    await this.press("Control+End");
    return this;
  }

  async stored() {
    return JSON.parse(await this.page.evaluate(() => window.newsEditor.content(window.mounted)));
  }

  async blocks() {
    return (await this.stored()).doc.content;
  }

  async texts() {
    return (await this.blocks()).map(textOf);
  }

  /** Types text a character at a time. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.settle();
    }
  }

  /** The browser tells of a moved caret a task later; nobody types faster than that, but a test does. */
  async settle() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  /** A key of a layout without Latin letters, with real key events. */
  async key(key, code, virtual, { text = key, modifiers = 0 } = {}) {
    this.cdp ??= await this.context.newCDPSession(this.page);
    const event = { key, code, windowsVirtualKeyCode: virtual, modifiers };
    await this.cdp.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...event, ...(text ? { text } : {}) });
    await this.cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    await this.settle();
  }

  async paste(html, plain = "") {
    await this.page.evaluate(
      ([rich, text]) => {
        const data = new DataTransfer();
        if (rich) data.setData("text/html", rich);
        if (text) data.setData("text/plain", text);
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      },
      [html, plain],
    );
  }

  /** Where the caret is: the path of the block's text and the offset in it, as the browser sees it. */
  async caret() {
    return this.page.evaluate(() => {
      const { focusNode, focusOffset } = getSelection();
      const block = (focusNode.nodeType === 1 ? focusNode : focusNode.parentElement).closest("p, h2, h3, h4, pre, li, td, th, figcaption, [data-block]");
      const range = document.createRange();
      range.setStart(block, 0);
      range.setEnd(focusNode, focusOffset);
      return { text: block.textContent, offset: range.toString().length };
    });
  }

  /** The left and right edges of one character of the n-th textblock. */
  async box(character, block = 0) {
    return this.page.evaluate(
      ([wanted, index]) => {
        const element = document.querySelectorAll(".ProseMirror :is(p, h2, h3, h4)")[index];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.lastIndexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          const { left, right } = range.getBoundingClientRect();
          return { left, right };
        }
        return null;
      },
      [character, block],
    );
  }

  /** Closes the page; nothing may have been said on the console, no dialog opened. */
  async close() {
    await this.context.close();
    assert.deepEqual(this.said, [], "the console is silent");
  }
}

/** The editor's words in a language, as the desk hands them over. */
export function labelsOf(language) {
  return Object.fromEntries(Object.entries(words(language)).flatMap(([key, text]) => (key.startsWith("editor_") ? [[key.slice(7), text]] : [])));
}

export function textOf(node) {
  return node.text ?? (node.content ?? []).map(textOf).join("");
}

let ids = 0;
/** Attributes that every block has. */
export function common(dir = "ltr", more = {}) {
  ids += 1;
  return { id: `block${ids}`, dir, dir_set: false, lang: null, ...more };
}

export function paragraph(text, dir = "ltr", more = {}) {
  return { type: "paragraph", attrs: common(dir, more), ...(text === "" ? {} : { content: [{ type: "text", text }] }) };
}

export function everyId(node, found = []) {
  if (node.attrs?.id !== undefined) found.push(node.attrs.id);
  for (const child of node.content ?? []) everyId(child, found);
  return found;
}
