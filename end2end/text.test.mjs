// The rules of text in WASM: the same bytes as on the server, for every row of the golden file.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { TOP } from "./support/server.mjs";

const FOLDER = process.env.NASHR_TEXT_GOLDEN ?? join(TOP, "target", "browser", "text_golden");
const GOLDEN = join(TOP, "crates", "text", "tests", "golden", "golden.tsv");

const unescape = (cell) => cell.replace(/\\u\{([0-9A-F]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replaceAll("\\n", "\n");

test("texts give the same in WASM as in the native build", async () => {
  const script = join(FOLDER, "text_golden.js");
  assert.ok(existsSync(script), `${script} is not built: make test`);
  // As data: the folder is outside any package that would tell Node what kind of script this is.
  const module = await import(`data:text/javascript;base64,${readFileSync(script).toString("base64")}`);
  module.initSync({ module: readFileSync(join(FOLDER, "text_golden_bg.wasm")) });

  const rows = readFileSync(GOLDEN, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  assert.ok(rows.length > 200);
  for (const row of rows) {
    const [language, text, ...expected] = row.split("\t");
    assert.equal(module.golden(unescape(language), unescape(text)), expected.join("\t"), text);
  }
});
