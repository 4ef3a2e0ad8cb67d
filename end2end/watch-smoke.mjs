// Proves `make watch`: node end2end/watch-smoke.mjs PROGRAM ARGUMENT…
// Starts it, edits a view, waits until the page that is served shows the edit, and puts the view back.

import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const PAGE = "http://127.0.0.1:3000/en/";
// A view of every page, and a tag in it that takes one more attribute.
const VIEW = "app/src/shell.rs";
const BEFORE = "<html lang";
const MARK = `data-watch-smoke="${Date.now()}"`;
const MINUTES = 15;

const [program, ...args] = process.argv.slice(2);
const original = await readFile(VIEW, "utf8");
if (!original.includes(BEFORE)) throw new Error(`${VIEW} has no ${BEFORE}: tell this script what to edit`);

const watch = spawn(program, args, {
  stdio: ["ignore", "inherit", "inherit"],
  detached: true, // a process group of its own: the server that it starts ends with it
});
let ended = false;
watch.on("exit", () => (ended = true));

async function page() {
  try {
    return await (await fetch(PAGE)).text();
  } catch {
    return "";
  }
}

async function until(what, holds) {
  const start = Date.now();
  while (!holds(await page())) {
    if (ended) throw new Error("cargo leptos watch ended by itself");
    if (Date.now() - start > MINUTES * 60_000) throw new Error(`${what}: not within ${MINUTES} minutes`);
    await sleep(500);
  }
  console.log(`[${((Date.now() - start) / 1000).toFixed(1)} s] ${what}`);
}

async function end() {
  await writeFile(VIEW, original);
  if (!ended) process.kill(-watch.pid, "SIGINT");
  for (let tries = 0; !ended && tries < 40; tries += 1) await sleep(250);
  if (!ended) process.kill(-watch.pid, "SIGKILL");
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end().finally(() => process.exit(1)));

try {
  await until("the page is served", (html) => html.includes("<html"));
  await writeFile(VIEW, original.replace(BEFORE, `<html ${MARK} lang`));
  await until("an edit of a view reached the page", (html) => html.includes(MARK));
  const script = await fetch(new URL("/pkg/nashr.js", PAGE));
  if (!script.ok) throw new Error(`the bundle's script answers ${script.status}`);
  await writeFile(VIEW, original);
  await until("the view is as it was", (html) => html.includes("<html") && !html.includes(MARK));
  console.log("watch works");
} finally {
  await end();
}
