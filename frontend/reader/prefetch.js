// Fetches a page's data while the reader is still about to follow its link, and gives it to the client navigation that
// asks for it. The early request says what it is, so that it is not counted as a read; when it is used, the same request
// without that word follows in the background: it is counted, and answered with 304 from the browser's own cache.
import { loadDocumentInstead } from "./offline.js";

const MARK = { "x-nashr-purpose": "prefetch" };
const FUNCTION = "/api/reader/page";
/** How long an answer may wait, in milliseconds, and how many do. */
const KEEPS = 30_000;
const MOST = 12;
/** How long the mouse rests on a link before it is meant. */
const RESTS = 80;
/** How many links in view are fetched without being pointed at. */
const IN_VIEW = 4;

const root = document.documentElement;
const line = navigator.connection;
const slow = () => line && (line.saveData || /2g/.test(line.effectiveType || ""));
const waiting = new Map();

/** What the routes of app/src/reader/mod.rs ask for, as the arguments of the server function. */
function question(url) {
  const [edition, first = "", ...rest] = decodeURIComponent(url.pathname).replace(/^\/|\/$/g, "").split("/");
  const key = rest.join("/");
  const kinds = { articles: "articles", sections: "sections", "most-read": "most_read", corrections: "corrections", section: "section", tag: "tag", author: "contributor" };
  const indexes = { archive: ["archive", "period"], media: ["media", "of_kind"], publications: ["publications", "series"] };
  if (first === "search") return undefined;
  const query = new URLSearchParams(url.search);
  const page = query.get("page");
  const number = page && page !== "1" && { number: page };
  if (first === "") return { edition, kind: "front", key: query.get("from") ?? "", ...number };
  if (first in indexes) return { edition, kind: indexes[first][key ? 1 : 0], key, ...number };
  if (first in kinds) return { edition, kind: kinds[first], key, ...number };
  return { edition, kind: "story", key: [first, ...rest].join("/") };
}

/** The same for both sides, whatever the order and the spelling of the arguments. */
const named = (asked) => JSON.stringify(["edition", "kind", "key", "number"].map((name) => asked[name] ?? ""));

/** Links that the client router follows. */
function meant(link) {
  if (!link?.href || link.origin !== location.origin || link.target || link.hasAttribute("download") || /\bexternal\b/.test(link.rel)) return false;
  return link.pathname !== location.pathname || link.search !== location.search;
}

function prefetch(link) {
  if (root.dataset.wasm !== "ready" || slow() || !meant(link)) return;
  const asked = question(link);
  const name = asked && named(asked);
  if (!asked || fresh(name)) return;
  const answer = plain(`${FUNCTION}?${new URLSearchParams(asked)}`, { headers: MARK });
  waiting.delete(name);
  waiting.set(name, { answer, at: Date.now() });
  if (waiting.size > MOST) waiting.delete(waiting.keys().next().value);
  answer.then((came) => came.ok || waiting.delete(name), () => waiting.delete(name));
}

function fresh(name) {
  const kept = waiting.get(name);
  return kept && Date.now() - kept.at < KEEPS ? kept : undefined;
}

const plain = window.fetch.bind(window);

/** Asks the server; where it cannot be reached the page's document may still be on the device. */
async function ask(request, options) {
  try {
    return await plain(request, options);
  } catch (error) {
    if (error.name !== "AbortError" && loadDocumentInstead()) return new Promise(() => {});
    throw error;
  }
}

// The bundle calls the page's own `fetch`.
window.fetch = async (request, options) => {
  const url = new URL(request.url ?? request, location.href);
  if (url.pathname !== FUNCTION || url.origin !== location.origin) return plain(request, options);
  const name = named(Object.fromEntries(url.searchParams));
  const kept = fresh(name);
  waiting.delete(name);
  dispatchEvent(new Event("nashr-page"));
  if (!kept) return ask(request, options);
  let answer;
  try {
    answer = await kept.answer;
  } catch {
    return ask(request, options);
  }
  // As from the network: what the click itself set in motion comes to its end before the page changes. Else effects of
  // the page that goes would look for signals that have gone with it.
  await new Promise((resolve) => setTimeout(resolve));
  setTimeout(() => plain(url, { cache: "no-cache", keepalive: true }).catch(() => {}), 300);
  return answer;
};

let resting;
const linkOf = (event) => event.target.closest?.("a[href]");
addEventListener("mouseover", (event) => {
  clearTimeout(resting);
  const link = linkOf(event);
  if (link) resting = setTimeout(prefetch, RESTS, link);
});
addEventListener("touchstart", (event) => prefetch(linkOf(event)), { passive: true, capture: true });
addEventListener("focusin", (event) => {
  if (event.target.matches?.("a:focus-visible")) prefetch(event.target);
});

let watching;

/** On a good line, which only some browsers tell of, what the reader sees is fetched before they point at it. */
function lookAround() {
  if (line?.effectiveType !== "4g" || line.saveData || !("requestIdleCallback" in window)) return;
  let left = IN_VIEW;
  watching?.disconnect();
  watching = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || left === 0) continue;
      left -= 1;
      watching.unobserve(target);
      requestIdleCallback(() => prefetch(target));
      if (left === 0) watching.disconnect();
    }
  });
  document.querySelectorAll("main h2 a[href], main h3 a[href]").forEach((link) => watching.observe(link));
}
addEventListener("nashr-page", () => setTimeout(lookAround, 1500));
new MutationObserver((_, hydration) => {
  if (root.dataset.wasm !== "ready") return;
  hydration.disconnect();
  lookAround();
}).observe(root, { attributes: true, attributeFilter: ["data-wasm"] });
