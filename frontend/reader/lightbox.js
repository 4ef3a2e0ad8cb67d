// Pictures large, one at a time, over the page: frontend/reader/pictures.js fetches it where there are any. The back
// button closes it, and the page below stays where it was.
import { element } from "./element.js";
import { Zooming } from "./zooming.js";

const root = document.documentElement;
const line = navigator.connection;
const isRtl = () => root.dir === "rtl";

/** The sizes that a picture of the page comes in. Whatever opens a dialog reads WebP. */
const sizesOf = (link) => link.querySelector("img").srcset || link.querySelector('source[type="image/webp"]')?.srcset || "";

/** Gives a picture the size that fills the window, out of those that the page has. */
function fill(picture, link) {
  const sizes = sizesOf(link);
  if (sizes) [picture.sizes, picture.srcset] = ["100vw", sizes];
  picture.src = link.href;
}

function widest(srcset) {
  const all = srcset.split(/,\s+/).map((one) => /^(\S+)\s+(\d+)w$/.exec(one.trim()));
  return all.filter(Boolean).sort((a, b) => b[2] - a[2])[0]?.[1];
}

let shown;

/** Opens the picture of one of some links; the focus returns to `opener`, else to that link. */
export function show(links, link, t, opener) {
  if (shown) shown.go(links.indexOf(link));
  else shown = new Lightbox(links, t, opener ?? link).open(links.indexOf(link), opener !== undefined);
}

class Lightbox {
  #links;
  #at = -1;
  #t;
  #opener;
  #dialog;
  #stage;
  #words;
  #counter;
  #said;
  #buttons;
  #zooming;
  /** Whether the history has an entry of ours. */
  #entered = false;

  constructor(links, t, opener) {
    this.#links = links;
    this.#t = t;
    this.#opener = opener;
    this.#build();
  }

  #build() {
    const t = this.#t;
    const button = (name, word, act) => element("button", { type: "button", class: `lightbox-${name}`, "aria-label": word, title: word, onclick: act });
    this.#stage = element("div", { class: "lightbox-stage" });
    this.#counter = element("p", { class: "lightbox-counter" });
    this.#words = element("div", { class: "lightbox-words", tabindex: "-1" });
    this.#said = element("p", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    this.#buttons = {
      previous: button("previous", t.picture_previous, () => this.go(this.#at - 1)),
      next: button("next", t.picture_next, () => this.go(this.#at + 1)),
      out: button("out", t.zoom_out, () => this.#zooming.out()),
      in: button("in", t.zoom_in, () => this.#zooming.in()),
      close: button("close", t.close_panel, () => this.close()),
    };
    const { previous, next, out, in: larger, close } = this.#buttons;
    const bar = element("div", { class: "lightbox-bar" }, this.#counter, out, larger, close);
    const dialog = element("dialog", { class: "lightbox", "aria-label": t.pictures, lang: root.lang, dir: root.dir }, bar, this.#stage, previous, next, this.#words, this.#said);
    dialog.addEventListener("keydown", (event) => this.#key(event));
    // Escape, and the back gesture of some phones.
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.#dialog = dialog;
    this.#zooming = new Zooming(this.#stage, {
      // A picture that is pulled to the right gives way to the one at its left.
      swiped: (way) => this.go(this.#at + (way > 0 === isRtl() ? 1 : -1)),
      zoomed: (scale) => {
        out.disabled = scale === 1;
        larger.disabled = scale >= 5;
        if (scale > 1) this.#sharpen();
      },
    });
    dialog.addEventListener("close", () => this.close());
  }

  open(at, clicked) {
    document.body.append(this.#dialog);
    root.classList.add("locked");
    this.#dialog.showModal();
    addEventListener("popstate", this.#gone);
    addEventListener("resize", this.#resized);
    if (clicked) {
      // The router keeps the places of the history's entries by such names (app/src/reader/navigation.rs).
      history.pushState(String(Date.now()), "", `#${this.#links[at].id}`);
      this.#entered = true;
    }
    this.go(at);
    this.#buttons.close.focus();
    return this;
  }

  /** Shows the picture of that place, if there is one. */
  go(at) {
    const link = this.#links[at];
    if (!link || at === this.#at) return;
    this.#at = at;
    const small = link.querySelector("img");
    const figure = link.closest("figure");
    const { alt, width, height } = small;
    const picture = element("img", { alt, decoding: "async", width: small.getAttribute("width") ?? width, height: small.getAttribute("height") ?? height });
    fill(picture, link);
    this.#stage.classList.add("loading");
    const arrived = () => picture.isConnected && this.#stage.classList.remove("loading");
    picture.addEventListener("load", arrived);
    picture.addEventListener("error", () => {
      arrived();
      if (picture.isConnected) this.#said.textContent = this.#t.loading_failed;
    });
    this.#stage.replaceChildren(picture);
    this.#zooming.take(picture);
    const caption = figure?.querySelector("figcaption");
    const { lang, dir } = link.closest("[lang]:not(html)") ?? {};
    if (lang) [this.#words.lang, this.#words.dir] = [lang, dir || "auto"];
    this.#words.replaceChildren(...(caption ? [...caption.cloneNode(true).childNodes] : []));
    this.#words.hidden = !caption;
    const { counter = "" } = link.dataset;
    this.#counter.textContent = counter;
    this.#said.textContent = [counter, alt, caption?.textContent].filter(Boolean).join(". ");
    const { previous, next } = this.#buttons;
    const focused = document.activeElement;
    previous.disabled = at === 0;
    next.disabled = at === this.#links.length - 1;
    if (focused?.disabled) (at === 0 ? next : previous).focus();
    previous.hidden = next.hidden = this.#links.length < 2;
    if (location.hash !== `#${link.id}`) history.replaceState(history.state, "", `#${link.id}`);
    if (!line?.saveData) [at + 1, at - 1].forEach((beside) => this.#fetch(this.#links[beside]));
  }

  /** Fetches a neighbour before it is asked for. */
  #fetch(link) {
    if (link) fill(new Image(), link);
  }

  /** A picture that is looked at closely comes in its largest size. */
  #sharpen() {
    const picture = this.#stage.firstElementChild;
    if (!picture?.srcset) return;
    const largest = widest(picture.srcset) ?? this.#links[this.#at].href;
    picture.removeAttribute("srcset");
    picture.src = largest;
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const sideways = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    const acts = {
      Home: () => this.go(0),
      End: () => this.go(this.#links.length - 1),
      "+": () => this.#zooming.in(),
      "=": () => this.#zooming.in(),
      "-": () => this.#zooming.out(),
      0: () => this.#zooming.reset(),
      ArrowUp: () => this.#zooming.pan(0, 80),
      ArrowDown: () => this.#zooming.pan(0, -80),
    };
    if (sideways) this.#zooming.pan(-80 * sideways, 0) || this.go(this.#at + (isRtl() ? -sideways : sideways));
    else if (acts[key]) acts[key]();
    else return;
    event.preventDefault();
  }

  #resized = () => this.#zooming.reset();

  /** Back in the history: to the page itself, or to another of its pictures. */
  #gone = () => {
    const at = this.#links.findIndex(({ id }) => location.hash === `#${id}`);
    if (at >= 0) return this.go(at);
    this.#entered = false;
    this.close();
  };

  close() {
    if (shown !== this) return;
    if (this.#entered) {
      // Its entry goes, which closes it.
      history.back();
      return;
    }
    shown = undefined;
    removeEventListener("popstate", this.#gone);
    removeEventListener("resize", this.#resized);
    if (/^#picture-/.test(location.hash)) history.replaceState(history.state, "", location.pathname + location.search);
    const [x, y] = [scrollX, scrollY];
    this.#dialog.close();
    this.#dialog.remove();
    root.classList.remove("locked");
    if (this.#opener.isConnected) this.#opener.focus({ preventScroll: true });
    scrollTo(x, y);
  }
}
