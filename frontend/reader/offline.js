// Registers the service worker (frontend/worker.js) and tells it which pages were read: those it keeps. A page that it
// brings up from its copies says so.
import { bar } from "./element.js";
import { words } from "./words.js";

const root = document.documentElement;
const workers = navigator.serviceWorker;
const quietly = (work) => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 4000 }) : setTimeout(work, 1000));

/** Has the page kept with what it was made of; `document`: the worker has not seen it pass. */
async function keep(document) {
  const { active } = await workers.ready;
  const files = performance.getEntriesByType("resource").map(({ name }) => new URL(name)).filter(({ origin }) => origin === location.origin);
  active?.postMessage({ keep: document ? location.href : undefined, files: files.map(({ pathname }) => pathname) });
}

/** The last link that was followed: where a client navigation was to lead. */
let followed;
addEventListener("click", ({ target }) => (followed = target.closest?.("a[href]")?.href ?? followed), true);
addEventListener("popstate", () => (followed = undefined));

function start() {
  const seen = workers.controller !== null;
  workers
    .register("/sw.js", { updateViaCache: "none" })
    .then(() => quietly(() => keep(!seen)))
    .catch(() => {});
  addEventListener("nashr-page", () => setTimeout(() => quietly(() => keep(true)), 1500));
}

/** Loads the document that a client navigation could not fetch the data of, if a worker may have it; answers whether. */
export function loadDocumentInstead() {
  if (!workers?.controller) return false;
  if (followed) location.assign(followed);
  else location.reload();
  return true;
}

async function sayThatItIsKept() {
  const t = await words(root.lang);
  bar("kept", { lang: root.lang, dir: root.dir }, t.kept_copy);
}

if (workers) {
  const whenHydrated = () => quietly(start);
  if (document.readyState === "complete") whenHydrated();
  else addEventListener("load", () => setTimeout(whenHydrated, 500));
}
if ("kept" in root.dataset) sayThatItIsKept().catch(() => {});
