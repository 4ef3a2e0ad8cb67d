// Pictures that can be enlarged: a link to the picture itself, which opens large over the page instead. What does that is
// fetched when such a picture is on the page, and its words with it; `#picture-3` is a picture's own address.
import { words } from "./words.js";

const { lightbox } = document.currentScript.dataset;
const root = document.documentElement;
const PICTURE = "a.enlarge[href]";
const able = Boolean(lightbox) && typeof HTMLDialogElement === "function";
const quietly = (work) => ("requestIdleCallback" in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 800));
const line = navigator.connection;

let module;
const load = () => (module ??= import(lightbox).catch((error) => ((module = undefined), Promise.reject(error))));

async function open(link, opener) {
  const [{ show }, t] = await Promise.all([load(), words(root.lang)]);
  show([...document.querySelectorAll(PICTURE)], link, t, opener);
}

/** The picture that the page's address names. */
function named() {
  const [, id] = /^#(picture-\d+)$/.exec(location.hash) ?? [];
  return id && document.getElementById(id)?.closest(PICTURE);
}

function look() {
  if (!document.querySelector(PICTURE)) return;
  const picture = named();
  if (picture) open(picture).catch(() => {});
  else if (!line?.saveData) quietly(() => load().catch(() => {}));
}

if (able) {
  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(PICTURE);
      if (!link || event.defaultPrevented || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      // Without it the link is still a link.
      open(link, link).catch(() => location.assign(link.href));
    },
    true,
  );
  addEventListener("hashchange", () => {
    const picture = named();
    if (picture) open(picture).catch(() => {});
  });
  if (document.readyState === "complete") look();
  else addEventListener("load", look);
  addEventListener("nashr-page", () => setTimeout(look, 1000));
}
