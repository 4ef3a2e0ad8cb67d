// Offers the edition in the reader's own language where the page is in another script. It leads nowhere by itself, and
// whoever took it or waved it away is not asked again.
import { bar, element } from "./element.js";
import { remember, remembered } from "./storage.js";
import { words } from "./words.js";

const root = document.documentElement;
const primary = (language) => language.split("-")[0].toLowerCase();

function script(language) {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}

/** What the front door goes by (server/src/http/front_door.rs). */
function choose(edition) {
  document.cookie = `nashr-edition=${edition}; path=/; max-age=31536000; samesite=lax`;
}

/** The link to the edition that the reader would rather read; nothing if this one will do. */
function wanted() {
  const links = [...document.querySelectorAll(".utility .editions a[hreflang]")];
  const spoken = (navigator.languages ?? []).map(primary);
  const first = spoken.find((language) => links.some((link) => primary(link.hreflang) === language));
  const link = links.find((one) => primary(one.hreflang) === first);
  const [own, other] = [script(root.lang), first && script(first)];
  return link && own && other && own !== other ? link : undefined;
}

async function offer() {
  if (remembered("offer") || /bot|crawl|spider|lighthouse/i.test(navigator.userAgent)) return;
  const link = wanted();
  if (!link) return;
  const { href, hreflang, dir, title } = link;
  const t = await words(hreflang);
  const done = () => {
    remember("offer", "answered");
    line.remove();
  };
  const go = element("a", { class: "action", href, hreflang, onclick: done }, t.offer_go);
  const no = element("button", { type: "button", class: "bar-quiet", onclick: done }, t.offer_no);
  // The switch says of a link to a front page that it is one; and only a story is spoken of as one.
  const story = !title && document.querySelector('meta[property="og:type"][content="article"]');
  const line = bar("offer", { lang: hreflang, dir }, story ? t.offer_story : t.offer_front, go, no);
  new MutationObserver((_, watching) => {
    line.remove();
    watching.disconnect();
  }).observe(root, { attributes: true, attributeFilter: ["lang"] });
}

addEventListener("click", ({ target }) => {
  const link = target.closest?.(".editions a[hreflang], .bar a[hreflang]");
  if (link) choose(link.pathname.split("/")[1]);
});
if (document.readyState === "complete") offer().catch(() => {});
else addEventListener("load", () => offer().catch(() => {}));
