// Newsrooms to measure on: the program started on a data folder, and exports of so many posts to fill one with.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.NASHR_BIN ?? "target/release/nashr";
const assets = process.env.NASHR_ASSETS ?? "target/site";

/** Where everything is put; goes at the end. */
export const folder = mkdtempSync(join(tmpdir(), "nashr-bench-"));

export const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function exportOf(count) {
  const words = "river bridge library market lamp timetable harbour orchard kettle window garden bell letter map ferry stone".split(" ");
  const word = (n) => words[(n * 2654435761) % words.length];
  const items = [];
  for (let n = 1; n <= count; n++) {
    const day = new Date(Date.UTC(2005, 0, 1) + n * 20000000).toISOString().replace("T", " ").slice(0, 19);
    const paragraphs = Array.from({ length: 6 }, (_, p) => Array.from({ length: 70 }, (_, w) => word(n * 31 + p * 7 + w)).join(" ") + ".");
    items.push(`<item><title>Story ${n} of the ${word(n)}</title><link>http://old.example/story-${n}/</link><dc:creator>anna</dc:creator>
<content:encoded><![CDATA[${paragraphs.join("\n\n")}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${n}</wp:post_id><wp:post_date>${day}</wp:post_date><wp:post_date_gmt>${day}</wp:post_date_gmt><wp:post_name>story-${n}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="section-${n % 12}"><![CDATA[Section ${n % 12}]]></category></item>`);
  }
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bench</title><link>http://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>http://old.example</wp:base_site_url><wp:base_blog_url>http://old.example</wp:base_blog_url>
${items.join("\n")}</channel></rss>`;
}

/** A data folder with so many stories; gives it and the seconds that the import took. */
export function imported(count) {
  const [file, data] = [join(folder, `export-${count}.xml`), join(folder, `data-${count}`)];
  writeFileSync(file, exportOf(count));
  const begun = performance.now();
  execFileSync(program, ["import", "wxr", file, "--edition", "en", "--offline", "--data", data, "--report", join(folder, "report.json")], { stdio: "ignore" });
  return { data, seconds: (performance.now() - begun) / 1000 };
}

/** A data folder with the demo newsroom. */
export function demo() {
  const data = join(folder, "demo");
  execFileSync(program, ["demo", "--data", data], { stdio: "ignore" });
  return data;
}

/** Starts the program; `ready` says after how many milliseconds the first page came. */
export async function serve(data, config = "") {
  const port = await freePort();
  const file = join(folder, `config-${port}.toml`);
  writeFileSync(file, `[site]\n${config}`);
  const log = openSync(join(folder, "server.log"), "a");
  const begun = performance.now();
  const child = spawn(program, ["serve", "--data", data, "--addr", `127.0.0.1:${port}`, "--assets", assets, "--config", file], { stdio: ["ignore", log, log] });
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    try {
      if ((await fetch(`${origin}/en/`)).ok) break;
    } catch {
      if (child.exitCode !== null) throw new Error(readFileSync(join(folder, "server.log"), "utf8"));
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { child, origin, ready: performance.now() - begun };
}

export const stop = ({ child }) => new Promise((resolve) => (child.on("exit", resolve), child.kill("SIGTERM")));

/** Resident memory in megabytes. */
export const memory = ({ child }) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024);
