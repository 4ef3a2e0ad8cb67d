// The end-to-end tests: node end2end/run.mjs
// ONLY=pattern runs the files whose path matches it. Needs `make build`; make test does both.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { seed, temporaryFolder } from "./support/server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const MINUTES_A_FILE = 15;
const only = new RegExp(process.env.ONLY ?? "");

function testsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testsBelow(path);
    return entry.name.endsWith(".test.mjs") && only.test(relative(here, path)) ? [path] : [];
  });
}

const files = testsBelow(here).sort();
if (files.length === 0) throw new Error(`no test file matches ${only}`);

// Every file starts from a copy of one newsroom.
const folder = await temporaryFolder("seed");
process.env.NASHR_SEED = join(folder, "data");
mkdirSync(process.env.NASHR_SEED);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
if (files.some((file) => !relative(here, file).startsWith("editor"))) seed(process.env.NASHR_SEED);

// A file that hangs is a failure, not a run without end.
run({ files, concurrency: 2, timeout: MINUTES_A_FILE * 60_000 })
  .on("test:fail", () => (process.exitCode = 1))
  .compose(new spec())
  .pipe(process.stdout);
