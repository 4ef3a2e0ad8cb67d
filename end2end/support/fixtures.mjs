// Input of others, kept beside the checkout.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { TOP } from "./server.mjs";

/** A file of `../shared/fixtures`; where it is absent the test is skipped, in CI it fails. */
export function shared(name, t) {
  const path = join(TOP, "..", "shared", "fixtures", name);
  if (existsSync(path)) return path;
  assert.notEqual(process.env.CI, "true", `${path} is not there`);
  t.skip(`${path} is not there`);
  return undefined;
}

/** A file of the import's own fixtures. */
export const own = (...path) => join(TOP, "crates", "exchange", "tests", "fixtures", ...path);
