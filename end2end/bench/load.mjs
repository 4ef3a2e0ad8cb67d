// The server under load: cached pages beside nginx, uncached ones, memory, what many stories cost.

import { execFileSync, spawnSync } from "node:child_process";
import { imported, memory, serve, stop } from "./newsroom.mjs";
import { nginx } from "./nginx.mjs";
import { median, part, row } from "./table.mjs";

const seconds = Number(process.env.SECONDS ?? 4);
const rounds = Number(process.env.ROUNDS ?? 3);

function load(address, coding) {
  const out = execFileSync("wrk", ["-t1", "-c32", `-d${seconds}s`, "--latency", "-H", `Accept-Encoding: ${coding}`, address], { encoding: "utf8" });
  if (/Non-2xx/.test(out)) throw new Error(`${address}: ${out}`);
  return { rate: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1])), p99: /99%\s+(\S+)/.exec(out)[1] };
}

/** Two addresses by turns, so that what else the machine does falls on both: the middle rate of each. */
function beside(ours, theirs, coding) {
  const [a, b] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(load(ours, coding));
    if (theirs) b.push(load(theirs, coding));
  }
  const rate = (all) => median(all.map(({ rate: each }) => each));
  return { ours: rate(a), theirs: theirs ? rate(b) : undefined, p99: a[0].p99 };
}

async function middle(address, times = 60) {
  const taken = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await (await fetch(address)).arrayBuffer();
    taken.push(performance.now() - begun);
  }
  return median(taken);
}

const bytesOf = async (address) => Buffer.from(await (await fetch(address, { headers: { "accept-encoding": "identity" } })).arrayBuffer());

/** What machines ask for: a feed, the index of sitemaps, a part of 2,000 stories, a picture drawn of a headline. */
async function machines(origin, kind, article) {
  const index = (await bytesOf(`${origin}/sitemap.xml`)).toString();
  const [part] = /[^>]+sitemap-en-0[^<]+/.exec(index) ?? [];
  const drawn = origin + /og:image" content="[^"]*?(\/share\/[^"]+)"/.exec((await bytesOf(article)).toString())[1];
  for (const [name, address] of Object.entries({ feed: `${origin}/en/feed.xml`, "index of sitemaps": `${origin}/sitemap.xml`, "part of the sitemap": part, "share picture": drawn })) {
    const { rate, p99 } = load(address, "identity");
    row(`${kind} ${name}, ${(await bytesOf(address)).length} B plain`, `${rate} /s`, `p99 ${p99}`);
  }
}

export async function measureLoad(stories) {
  if (spawnSync("wrk", ["-v"]).error && spawnSync("apt-get", ["install", "-y", "wrk"], { stdio: "ignore" }).status !== 0) {
    throw new Error("wrk is needed for the load: install it (Debian: apt-get install wrk)");
  }
  part(`the server: ${stories} stories, ${seconds} s a load, 32 connections`);
  const many = imported(stories);
  row(`import of ${stories} posts`, `${many.seconds.toFixed(1)} s`, "≤ 15 s for 10,000");

  let server = await serve(many.data);
  row("cold start to the first page", `${Math.round(server.ready)} ms`, "≤ 100 ms");
  row("memory, idle", `${memory(server)} MB`, "≤ 60 MB");
  const pages = { "article.html": `${server.origin}/en/story-${stories >> 1}`, "front.html": `${server.origin}/en/` };
  const bytes = {};
  for (const [name, address] of Object.entries(pages)) bytes[name] = await bytesOf(address);
  const { headers } = await fetch(pages["article.html"]);
  const other = await nginx(bytes, Object.fromEntries(headers));
  if (!other) row("nginx", "not there", "install it to compare");
  let cached = 0;
  for (const [name, address] of Object.entries(pages)) {
    for (const coding of ["identity", "gzip"]) {
      const { ours, theirs, p99 } = beside(address, other && `${other.origin}/${name}`, coding);
      const ratio = theirs ? `${(ours / theirs).toFixed(2)} × nginx's ${theirs} /s; goal ≥ 1` : "";
      row(`cached ${name.replace(".html", "")}, ${coding}, ${bytes[name].length} B plain`, `${ours} /s`, `${ratio}; p99 ${p99}`);
      cached ||= ours;
    }
  }
  other?.child.kill();
  await machines(server.origin, "cached", pages["article.html"]);
  row("memory, under load", `${memory(server)} MB`, "≤ 150 MB");
  await stop(server);

  server = await serve(many.data, "cache_mb = 0\n");
  const uncached = load(`${server.origin}/en/story-${stories >> 1}`, "identity");
  row("uncached article, two cores shared with the load", `${uncached.rate} /s`, `p99 ${uncached.p99}; goal ≥ 1,500 /s a core`);
  row("cached against uncached", `${(cached / uncached.rate).toFixed(1)} ×`);
  await machines(server.origin, "uncached", `${server.origin}/en/story-${stories >> 1}`);
  const last = Math.ceil(stories / 12);
  const listing = { first: await middle(`${server.origin}/en/articles`), deep: await middle(`${server.origin}/en/articles?page=${last}`) };
  row("listing, page 1", `${listing.first.toFixed(2)} ms`);
  row(`listing, page ${last}`, `${listing.deep.toFixed(2)} ms`, `${(listing.deep / listing.first).toFixed(2)} × page 1; goal ≤ 2 ×`);
  const articles = { many: await middle(`${server.origin}/en/story-${stories >> 1}`, 200) };
  await stop(server);

  const few = await serve(imported(100).data, "cache_mb = 0\n");
  articles.few = await middle(`${few.origin}/en/story-50`, 200);
  await stop(few);
  row("uncached article with 100 stories", `${articles.few.toFixed(2)} ms`);
  row(`uncached article with ${stories} stories`, `${articles.many.toFixed(2)} ms`, `${(articles.many / articles.few).toFixed(2)} × 100 stories'; goal: the same`);
}
