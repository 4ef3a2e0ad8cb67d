// A disk with no room left: nothing that was written is lost, everybody is told in words, and it goes on by itself once there is
// room again. Needs a small file system of its own, which only root can make; elsewhere the test is skipped.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Writing, enter, setUp, words } from "./support/desk.mjs";
import { launch, Visitor } from "./support/browser.mjs";
import { demoFolder, serve, temporaryFolder } from "./support/server.mjs";

const SIZE = "160m";

for (const language of ["en", "fa"]) {
  const t = words(language);

  test(`${language}: with the disk full, words stay on the device and readers go on reading; with room again they are saved`, async (context) => {
    const place = await temporaryFolder("disk");
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", place]);
    if (mounted.status !== 0) return context.skip("no file system of its own can be made here");
    try {
      const demo = await demoFolder();
      const data = join(place, "data");
      await cp(demo, data, { recursive: true });
      await rm(demo, { recursive: true });
      const server = await serve(data);
      const session = await setUp(server, { language });
      const browser = await launch();
      const desk = await Visitor.come(browser, server.origin);
      await enter(desk, session);
      const headers = { cookie: session, "content-type": "application/json", origin: server.origin, "sec-fetch-site": "same-origin" };
      const begun = await server.ask("/api/desk/begin", { method: "POST", headers, body: JSON.stringify({ edition: language, kind: "article", headline: "Full" }) });
      const version = JSON.parse(begun.text);
      await desk.open(`/desk/write/${version}`);
      const writing = new Writing(desk, language);
      await writing.body.waitFor();
      await writing.add("One.");
      await desk.page.locator("main .line.saved").waitFor();

      const ballast = join(place, "ballast");
      await fill(ballast);
      // More than is left in pages that the database has already.
      const long = "Two. ".repeat(400);
      await writing.body.locator("p").first().click();
      await desk.page.keyboard.press("End");
      await desk.page.keyboard.insertText(long);
      await desk.until((waiting) => document.querySelector("main .line").textContent.trim() === waiting, t.waiting_line, "the line says that it waits");
      const save = desk.page.getByRole("button", { name: t.save, exact: true });
      await save.click();
      await desk.until((lines) => lines.includes(document.querySelector("main .line").textContent.trim()), [t.waiting_line, t.error_unavailable], "asked for, it says so, too");
      assert.equal((await server.ask(`/${language}/`)).status, 200, "readers go on reading");
      const upload = await server.ask("/desk/library", { headers: { cookie: session } });
      assert.equal(upload.status, 200);

      await truncate(ballast, 0);
      await rm(ballast);
      await desk.page.locator("main .line.saved").waitFor({ timeout: 60_000 });
      const stored = await server.ask(`/api/desk/open?version=${version}`, { headers: { cookie: session } });
      assert.ok(stored.text.includes("Two. Two.") && stored.text.includes("One."));
      await desk.context.close();
      await browser.close();
      await server.stop({ expected: /cannot answer|full|No space|disk/i });
    } finally {
      spawnSync("umount", ["--lazy", place]);
      await rm(place, { recursive: true, force: true });
    }
  });
}

/** Takes all that is left. */
async function fill(path) {
  for (const size of [4 << 20, 64 << 10, 4 << 10]) {
    for (let part = 0; ; part += 1) {
      const done = await writeFile(path, Buffer.alloc(size), { flag: "a" }).then(() => true, () => false);
      if (!done) break;
    }
  }
}
