// `make bench`: figures of the release build, side by side with the goals. Ratios within one run count; an absolute
// figure on a shared machine is a guide. Needs `wrk` (it is installed where apt is) for the load.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = process.env.NASHR_BIN ?? "target/release/nashr";
const assets = process.env.NASHR_ASSETS ?? "target/site";
const stories = Number(process.env.STORIES ?? 10000);
const seconds = Number(process.env.SECONDS ?? 8);
const folder = mkdtempSync(join(tmpdir(), "nashr-bench-"));
const rows = [];
const row = (what, figure, goal = "") => {
  rows.push([what, figure, goal]);
  console.log(`${what.padEnd(46)} ${String(figure).padStart(14)}   ${goal}`);
};

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

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function serve(data, config = "") {
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

const stop = ({ child }) => new Promise((resolve) => (child.on("exit", resolve), child.kill("SIGTERM")));
const memory = ({ child }) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024);

function load(address, ...headers) {
  const out = execFileSync("wrk", ["-t1", "-c32", `-d${seconds}s`, "--latency", ...headers.flatMap((h) => ["-H", h]), address], { encoding: "utf8" });
  const failed = /Non-2xx.*?(\d+)/.exec(out);
  if (failed) throw new Error(`${address}: ${out}`);
  return { rate: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1])), p99: /99%\s+(\S+)/.exec(out)[1] };
}

async function median(address, times = 60) {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await (await fetch(address)).arrayBuffer();
    taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b)[times >> 1];
}

if (spawnSync("wrk", ["-v"]).error && spawnSync("apt-get", ["install", "-y", "wrk"], { stdio: "ignore" }).status !== 0) {
  console.error("wrk is needed for the load: install it (Debian: apt-get install wrk)");
  process.exit(1);
}

try {
  console.log(`${stories} stories, ${seconds} s a load, 32 connections\n`);
  const file = join(folder, "export.xml");
  writeFileSync(file, exportOf(stories));
  const data = join(folder, "data");
  const begun = performance.now();
  execFileSync(program, ["import", "wxr", file, "--edition", "en", "--offline", "--data", data, "--report", join(folder, "report.json")], { stdio: "ignore" });
  row(`import of ${stories} posts`, `${((performance.now() - begun) / 1000).toFixed(1)} s`, "≤ 15 s");

  let server = await serve(data);
  row("cold start to the first page", `${Math.round(server.ready)} ms`, "≤ 100 ms");
  row("memory, idle", `${memory(server)} MB`, "≤ 60 MB");
  const story = `${server.origin}/en/story-${stories >> 1}`;
  const page = await fetch(story, { headers: { "accept-encoding": "br" } });
  row("article page, HTML in brotli", `${(await (await fetch(story, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength} B plain`);
  await page.arrayBuffer();
  const cached = load(story, "Accept-Encoding: br");
  row("cached article", `${cached.rate} /s`, `p99 ${cached.p99}`);
  row("cached front page", `${load(`${server.origin}/en/`, "Accept-Encoding: br").rate} /s`);
  row("memory, under load", `${memory(server)} MB`, "≤ 150 MB");
  await stop(server);

  server = await serve(data, "cache_mb = 0\n");
  const uncached = load(`${server.origin}/en/story-${stories >> 1}`, "Accept-Encoding: identity");
  row("uncached article, two cores shared with the load", `${uncached.rate} /s`, `p99 ${uncached.p99}; goal ≥ 1,500 /s a core`);
  const last = Math.ceil(stories / 12);
  const pages = { first: await median(`${server.origin}/en/articles`), deep: await median(`${server.origin}/en/articles?page=${last}`) };
  row("listing, page 1", `${pages.first.toFixed(2)} ms`);
  row(`listing, page ${last}`, `${pages.deep.toFixed(2)} ms`, `${(pages.deep / pages.first).toFixed(2)}× page 1; goal ≤ 2×`);
  await stop(server);
  row("cached against uncached", `${(cached.rate / uncached.rate).toFixed(1)} ×`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
