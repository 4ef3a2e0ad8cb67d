// Making pictures is killed again and again, and goes on where it stopped.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run, temporaryFolder } from "../support/server.mjs";

const TOP = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const PROGRAM = process.env.NASHR_BIN ?? join(TOP, "target", "release", "nashr");

/** Every file below a folder. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Whether it is whole: a WebP says how long it is, a JPEG ends with its mark. */
function isWhole(file) {
  const bytes = readFileSync(file);
  return file.endsWith(".webp") ? bytes.readUInt32LE(4) + 8 === bytes.length : bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9]));
}

/** Starts the program and kills it after so many milliseconds, if it has not ended by then. */
async function killed(after, ...args) {
  const child = spawn(PROGRAM, args, { cwd: TOP, stdio: "ignore" });
  const ended = new Promise((done) => child.on("close", done));
  await sleep(after);
  child.kill("SIGKILL");
  await ended;
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export async function killPictures(kills) {
  const data = await temporaryFolder("soak");
  try {
    assert.equal(run("demo", "--data", data).status, 0);
    const expected = filesBelow(join(data, "sizes")).map((file) => file.slice(data.length)).sort();
    rmSync(data, { recursive: true });
    // The same once more, killed now and then; what is left of the demo's own making is done by `nashr pictures`.
    await killed(2500, "demo", "--data", data);
    let broken = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await killed(100 + Math.random() * 900, "pictures", "--data", data);
      const named = filesBelow(join(data, "sizes")).filter((file) => !file.split("/").at(-1).startsWith("."));
      broken += named.filter((file) => !isWhole(file)).length;
    }
    assert.equal(broken, 0, "a size is there whole or not at all");
    console.log(`${kills} kills: every size that had its name was whole`);
    // What a killed worker held is free once its lease has ended.
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await sleep(minutes === 0 ? 0 : 61_000);
      assert.equal(run("pictures", "--data", data).status, 0);
      const made = filesBelow(join(data, "sizes")).filter((file) => !file.split("/").at(-1).startsWith("."));
      const missing = expected.filter((file) => !made.includes(join(data, file)));
      if (missing.length === 0) {
        assert.ok(made.every((file) => isWhole(file) && statSync(file).size > 0));
        console.log(`all ${made.length} sizes are there and whole`);
        break;
      }
      assert.ok(minutes < 4, `missing after all: ${missing.join(" ")}`);
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
