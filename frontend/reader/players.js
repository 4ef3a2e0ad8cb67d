// Players of other sites: a still and a word on what a click tells whom. The service's frame is made by that click, and
// nothing of the service is asked for before.
const FIGURE = "figure[data-frame]";
const ASKED = "nashr-player";
const originOf = (figure) => new URL(figure.dataset.frame).origin;

/** The document's policy allows the players that stood in it when it came; a page that was navigated to has to come as
 *  a document before its own can play. */
const allowed = new Set([...document.querySelectorAll(FIGURE)].map(originOf));

function play(figure) {
  const { frame, title } = figure.dataset;
  const url = new URL(frame);
  if (/youtube|vimeo|dailymotion/.test(url.hostname)) url.searchParams.set("autoplay", "1");
  const player = document.createElement("iframe");
  player.src = url.href;
  player.title = title;
  player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  figure.querySelector("a").replaceWith(player);
  figure.querySelector(".player-note")?.remove();
  figure.classList.add("playing");
  player.focus();
}

addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(`${FIGURE} > a`);
    if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const figure = link.parentElement;
    if (allowed.has(originOf(figure))) return play(figure);
    try {
      sessionStorage.setItem(ASKED, `${location.pathname} ${figure.id}`);
      location.reload();
    } catch {
      location.assign(link.href);
    }
  },
  true,
);

function goOn() {
  let asked;
  try {
    asked = sessionStorage.getItem(ASKED);
    sessionStorage.removeItem(ASKED);
  } catch {
    return;
  }
  const [path, id] = asked?.split(" ") ?? [];
  const figure = path === location.pathname && document.getElementById(id);
  if (figure && figure.matches(FIGURE)) play(figure);
}
if (document.readyState === "complete") goOn();
else addEventListener("load", goOn);
