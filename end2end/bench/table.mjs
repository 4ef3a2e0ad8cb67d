// What was measured, as it comes and all together at the end: figure, goal, and what it stands beside.

const rows = [];

/** One figure with its goal. */
export function row(what, figure, goal = "") {
  rows.push([what, String(figure), goal]);
  console.log(`${what.padEnd(58)} ${String(figure).padStart(16)}   ${goal}`);
}

/** A heading between figures. */
export function part(name) {
  console.log(`\n${name}`);
}

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** Everything once more, as a table for a note. */
export function asMarkdown() {
  return ["| what | measured | goal |", "| --- | ---: | --- |", ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}
