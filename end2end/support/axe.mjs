// axe-core in a page: the rules of WCAG 2.2 AA and its own best practices, contrast and target size with them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** For a visitor's `scripts`. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations as lines: rule, what it wants, the elements. `within` is a selector; a file's page cannot `preload`. */
export async function violations(page, { rules, within = "html", preload = true } = {}) {
  return page.evaluate(async ([only, within, preload]) => {
    const options = only ? { runOnly: { type: "rule", values: only } } : { rules: { "target-size": { enabled: true } } };
    const { violations: found } = await window.axe.run(within, { ...options, resultTypes: ["violations"], preload });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replaceAll("\n", " ")}`));
  }, [rules, within, preload]);
}

/** No violation. */
export async function assertAccessible(page, what, options) {
  assert.deepEqual(await violations(page, options), [], what);
}
