// The service worker: pages that were read can be read again without a connection. Documents and their data come from
// the network first, files whose names carry their hash from the copies. The server puts BUILD before this text
// (server/src/http/worker.rs): `version` of the build, `files` of its pages, `words` of the small scripts, `editions`.
/* global BUILD */

const PAGES = "nashr-pages-1";
const FILES = "nashr-files-1";
const PICTURES = "nashr-pictures-1";
/** Data is read by the bundle of its own build alone. */
const DATA = `nashr-data-${BUILD.version}`;
const MOST = { [PAGES]: 60, [PICTURES]: 120, [DATA]: 60 };
/** Larger pictures are not kept, in bytes. */
const LARGEST = 1_500_000;
/** The desk's own files are none of this worker's. */
const HASHED = /^\/(pkg|texts)\/(?!desk\.|editor\.)/;
const PICTURE = /^\/media\/[^/]+\//;

addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(take()));

/** Takes over from an earlier build. Its pages stay, with the files that they need; its data goes. */
async function take() {
  const ours = [PAGES, FILES, PICTURES, DATA];
  const others = (await caches.keys()).filter((name) => name.startsWith("nashr-") && !ours.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
  await sweep();
  await copied(new Request(BUILD.words)).catch(() => {});
  await clients.claim();
  // The request for a document does not wait for this worker to start.
  await registration.navigationPreload?.enable();
}

/** The page's own form of an address, or nothing where the address is none of a reader's pages. */
function pageOf(url) {
  const [edition, first] = url.pathname.replace(/^\/lite\//, "/").split("/").slice(1);
  if (url.origin !== location.origin || !(edition in BUILD.editions) || first === "search" || url.searchParams.has("from")) return undefined;
  const page = url.searchParams.get("page");
  return url.pathname + (page ? `?page=${page}` : "");
}

const find = async (cache, key) => (await caches.open(cache)).match(key, { ignoreVary: true });

/** Keeps an answer as the newest of its cache. */
async function put(cache, key, answer) {
  const kept = await caches.open(cache);
  // Entries stand in the order in which they came.
  await kept.delete(key, { ignoreVary: true });
  await kept.put(key, answer);
  const keys = await kept.keys();
  const over = keys.slice(0, Math.max(0, keys.length - (MOST[cache] ?? Infinity)));
  await Promise.all(over.map((old) => kept.delete(old, { ignoreVary: true })));
  if (cache === PAGES && over.length > 0) await sweep();
}

/** Drops the files that neither this build nor a page that is kept refers to. */
async function sweep() {
  const pages = await caches.open(PAGES);
  const needed = new Set(BUILD.files);
  for (const key of await pages.keys()) {
    const text = await (await pages.match(key, { ignoreVary: true })).text();
    for (const [path] of text.matchAll(/\/(?:pkg|texts)\/[\w.-]+/g)) needed.add(path);
  }
  const files = await caches.open(FILES);
  for (const key of await files.keys()) {
    if (!needed.has(new URL(key.url).pathname)) await files.delete(key);
  }
}

addEventListener("message", (event) => event.waitUntil(keepWhatWasRead(event.data)));

/** A page tells what it was made of: what came before this worker did. */
async function keepWhatWasRead({ keep, files = [] }) {
  for (const path of new Set(files)) {
    if (HASHED.test(path) || PICTURE.test(path)) await copied(new Request(path)).catch(() => {});
  }
  const key = keep && pageOf(new URL(keep));
  if (!key) return;
  const answer = await fetch(key, { headers: { "x-nashr-purpose": "prefetch" } }).catch(() => undefined);
  if (answer) await keepPage(key, answer);
}

async function keepPage(key, answer) {
  if (answer.ok && !answer.redirected && /^text\/html/.test(answer.headers.get("content-type"))) await put(PAGES, key, answer);
  // Withdrawn, or moved to where nothing is.
  else if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(key, { ignoreVary: true });
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    const key = pageOf(url);
    if (key || url.pathname === "/") event.respondWith(page(event, url, key));
  } else if (HASHED.test(url.pathname) || PICTURE.test(url.pathname)) event.respondWith(copied(request));
  else if (url.pathname === "/api/reader/page" && url.searchParams.get("kind") !== "search") event.respondWith(data(event));
});

async function page(event, url, key) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    if (key) event.waitUntil(keepPage(key, answer.clone()));
    return answer;
  } catch {
    const kept = key && (await find(PAGES, key));
    return kept ? marked(kept) : nothing(url);
  }
}

async function data(event) {
  const { request } = event;
  // One name for every spelling of the question.
  const asked = new URL(request.url).searchParams;
  const name = `/api/reader/page?${new URLSearchParams(["edition", "kind", "key", "number"].map((part) => [part, asked.get(part) ?? ""]))}`;
  try {
    const answer = await fetch(request);
    if (answer.ok && !request.headers.has("x-nashr-purpose")) event.waitUntil(put(DATA, name, answer.clone()));
    return answer;
  } catch (error) {
    const kept = await find(DATA, name);
    if (kept) return kept;
    throw error;
  }
}

/** A file that never changes: its copy, else a copy is made. */
async function copied(request) {
  const path = new URL(request.url).pathname;
  const cache = PICTURE.test(path) ? PICTURES : FILES;
  const kept = await find(cache, path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && Number(answer.headers.get("content-length")) <= LARGEST) await put(cache, path, answer.clone());
  return answer;
}

/** The copy, saying that it is one. */
async function marked(kept) {
  const headers = new Headers(kept.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response((await kept.text()).replace("<html ", '<html data-kept="" '), { headers });
}

/** What stands where nothing was kept: in the edition's language, and what is there. */
async function nothing(url) {
  const codes = Object.keys(BUILD.editions);
  const asked = url.pathname.replace(/^\/lite\//, "/").split("/")[1];
  const spoken = (navigator.languages ?? []).map((language) => language.split("-")[0]);
  const code = [asked, ...spoken, codes[0]].find((one) => codes.includes(one));
  const { lang, dir, site, style, words } = BUILD.editions[code];
  const pages = await caches.open(PAGES);
  const links = [];
  for (const key of (await pages.keys()).reverse()) {
    const { pathname, search } = new URL(key.url);
    if (!pathname.startsWith(`/${code}/`)) continue;
    const text = await (await pages.match(key, { ignoreVary: true })).text();
    links.push(`<li><a href="${pathname}${search}">${/<title[^>]*>([^<]*)/.exec(text)?.[1] ?? pathname}</a></li>`);
  }
  const html = `<!DOCTYPE html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.offline}</title><link rel="stylesheet" href="${style}"></head><body><header class="masthead"><div class="page"><p class="nameplate">${site}</p></div></header>
<main class="page notice"><h1>${words.offline}</h1><p>${links.length > 0 ? words.offline_kept : words.offline_nothing}</p><ul class="kept-pages">${links.join("")}</ul>
<p><a class="action" href="">${words.offline_again}</a></p></main></body></html>`;
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'self'; font-src 'self'" };
  return new Response(html, { status: 503, headers });
}
