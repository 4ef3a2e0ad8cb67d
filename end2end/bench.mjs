// `make bench`: figures of the release build, side by side with the goals. Ratios within one run count; an absolute
// figure on a shared machine is a guide. Needs `wrk` and, to stand beside, `nginx` (both are installed where apt is).
// PART=load, PART=reading or PART=typing measures one part; STORIES, SECONDS, ROUNDS and LOADS say how much of it.

import { rmSync } from "node:fs";
import { measureLoad } from "./bench/load.mjs";
import { folder } from "./bench/newsroom.mjs";
import { measureReading } from "./bench/reading.mjs";
import { asMarkdown } from "./bench/table.mjs";
import { measureTyping } from "./bench/typing.mjs";

const wanted = process.env.PART ?? "";
try {
  const wants = (part) => wanted === "" || wanted === part;
  if (wants("load")) await measureLoad(Number(process.env.STORIES ?? 10000));
  if (wants("reading")) await measureReading();
  if (wants("typing")) await measureTyping();
  console.log(`\n${asMarkdown()}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
