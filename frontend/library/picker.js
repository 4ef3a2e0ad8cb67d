// The dialog in which something is chosen from the library, or brought into it.
import { element } from "../reader/element.js";
import { uploadAll } from "./uploads.js";
import { words } from "./words.js";

/** How long typing has to rest before the library is asked. */
const REST = 200;

async function ask(query) {
  const answer = await fetch(`/desk/library/list?${new URLSearchParams(query)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Keeps what was said of a medium with it, for the next text in that language. */
function remember(said, lang) {
  const body = new URLSearchParams({ ...said, edition: lang });
  return fetch("/desk/library/describe", { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
}

/** What somebody says of a medium where they use it. */
const TEXTS = ["alt", "caption", "credit"];

/** Opens it; gives what was picked, nothing where it was given up. */
export async function pick({ kinds = ["picture"], many = false, lang } = {}) {
  const t = await words();
  const before = document.activeElement;
  return new Promise((resolve) => {
    const dialog = new Dialog(t, { kinds, many, lang }, (picked) => {
      dialog.root.remove();
      document.documentElement.classList.remove("locked");
      before?.focus?.();
      resolve(picked);
    });
    document.documentElement.classList.add("locked");
    document.body.append(dialog.root);
    dialog.begin();
  });
}

class Dialog {
  constructor(t, { kinds, many, lang }, end) {
    Object.assign(this, { t, kinds, many, lang, end, page: 1, pages: 1, items: [], chosen: new Map(), kind: kinds[0] });
    this.search = element("input", { type: "search", "aria-label": t.search_library, placeholder: t.search_library, dir: "auto" });
    this.list = element("ul", { class: "shelf", role: "listbox", "aria-label": t.library, ...(many && { "aria-multiselectable": "true", "aria-describedby": "pick-many" }) });
    this.said = element("p", { class: "hint", role: "status" });
    this.more = element("button", { type: "button", hidden: true, onclick: () => this.load(this.page + 1) }, t.pick_more);
    this.file = element("input", { type: "file", class: "visually-hidden", id: "pick-file", multiple: many, onchange: () => this.bring([...this.file.files]) });
    this.describing = element("div", { class: "describing" });
    this.use = element("button", { type: "button", class: "primary", disabled: true, onclick: () => this.finish() }, t.pick_use);
    const tabs = kinds.length < 2 ? [] : [this.kindField()];
    const heading = element("h2", { id: "pick-title" }, t.pick_title);
    const close = element("button", { type: "button", "aria-label": t.close, onclick: () => this.end([]) }, "×");
    const upload = element("label", { for: "pick-file", class: "button" }, t.pick_upload);
    const several = many ? element("p", { class: "hint", id: "pick-many" }, t.pick_many) : "";
    this.box = element(
      "div",
      { class: "pick-box", role: "dialog", "aria-modal": "true", "aria-labelledby": "pick-title" },
      element("header", {}, heading, close),
      element("div", { class: "pick-tools" }, this.search, ...tabs, this.file, upload, several),
      element("div", { class: "pick-list" }, this.list, this.said, this.more),
      element("footer", {}, this.describing, this.use),
    );
    this.root = element("div", { class: "work pick" }, this.box);
    this.listen();
  }

  kindField() {
    const names = { picture: this.t.pictures, video: this.t.videos, audio: this.t.audios, document: this.t.documents, captions: this.t.captions_files };
    const options = this.kinds.map((kind) => element("option", { value: kind }, names[kind] ?? kind));
    const field = element("select", { "aria-label": this.t.kind }, ...options);
    field.addEventListener("change", () => {
      this.kind = field.value;
      this.load(1);
    });
    return field;
  }

  listen() {
    let rest;
    this.search.addEventListener("input", () => {
      clearTimeout(rest);
      rest = setTimeout(() => this.load(1), REST);
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("mousedown", (event) => event.target === this.root && this.end([]));
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.bring([...event.dataTransfer.files]);
    });
    this.root.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      event.stopPropagation();
      this.bring(files);
    });
  }

  begin() {
    this.search.focus();
    this.load(1);
  }

  async load(page) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.said.textContent = this.t.loading;
    try {
      const found = await ask({ kind: this.kind, q: this.search.value, page, ...(this.lang ? { lang: this.lang } : {}) });
      // What was typed since has its own answer.
      if (turn !== this.turn) return;
      if (page === 1) this.list.replaceChildren();
      Object.assign(this, { page, pages: found.pages, edition: found.edition, keeps: found.keeps });
      this.list.append(...found.items.map((item) => this.option(item)));
      this.said.textContent = this.list.children.length ? "" : this.t.nothing_found;
      this.more.hidden = page >= found.pages;
      this.reach(this.list.querySelector('[tabindex="0"]') ?? this.list.firstElementChild, false);
    } catch (error) {
      if (turn === this.turn) this.said.textContent = error.message === "401" ? this.t.refused_session : this.t.refused_failed;
    }
  }

  option(item) {
    const picture = item.thumb
      ? element("img", { src: item.thumb, alt: item.alt, loading: "lazy" })
      : element("span", { class: "stand-in", "aria-hidden": "true" }, item.name.split(".").pop().toUpperCase());
    const option = element("li", { role: "option", tabindex: "-1", "aria-selected": String(this.chosen.has(item.media)) }, picture, element("bdi", { class: "name" }, item.name));
    option.item = item;
    option.addEventListener("click", () => {
      this.reach(option, true);
      this.choose(option);
    });
    option.addEventListener("dblclick", () => this.finish());
    return option;
  }

  /** Of the options one is reached by Tab, the others by arrows. */
  reach(option, focus) {
    if (!option) return;
    for (const other of this.list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    option.tabIndex = 0;
    if (focus) option.focus();
  }

  choose(option) {
    const { item } = option;
    const had = this.chosen.has(item.media);
    if (!this.many) this.chosen.clear();
    if (had) this.chosen.delete(item.media);
    else this.chosen.set(item.media, { ...item, known: item });
    for (const one of this.list.children) one.setAttribute("aria-selected", String(this.chosen.has(one.item.media)));
    this.describe();
  }

  /** What was chosen is described here: a picture for those who do not see it, anything by what stands below it and by whom
      it is. The library has what it knows already in the fields. */
  describe() {
    const rows = [...this.chosen.values()].filter((item) => item.kind !== "document" && item.kind !== "captions").map((item) => {
      const label = (text) => `${text}: ${item.name}`;
      const field = (name, made, text, hint) => {
        Object.assign(made, { value: item[name], dir: "auto" });
        made.setAttribute("aria-label", label(text));
        made.setAttribute("placeholder", text);
        if (hint) made.setAttribute("aria-describedby", hint);
        if (this.edition) made.lang = this.edition;
        made.addEventListener("input", () => (item[name] = made.value));
        return made;
      };
      const alt = item.kind === "picture" ? [field("alt", element("textarea", { rows: "2" }), this.t.pick_describe, "pick-hint")] : [];
      const beside = [field("caption", element("input", {}), this.t.caption), field("credit", element("input", {}), this.t.credit)];
      const shown = item.thumb ? element("img", { src: item.thumb, alt: "" }) : element("span", { class: "name" }, element("bdi", {}, item.name));
      return element("div", {}, shown, element("div", { class: "said" }, ...alt, ...beside));
    });
    const hint = rows.length ? [element("p", { class: "hint", id: "pick-hint" }, `${this.t.pick_describe}. ${this.t.pick_describe_hint}`)] : [];
    this.describing.replaceChildren(...hint, ...rows);
    this.use.disabled = this.chosen.size === 0;
  }

  async bring(files) {
    const picked = await uploadAll(files, { lang: this.lang, within: this.box });
    const fit = picked.filter((item) => this.kinds.includes(item.kind));
    if (!fit.length) return;
    if (!this.many) this.chosen.clear();
    for (const item of this.many ? fit : fit.slice(0, 1)) this.chosen.set(item.media, { ...item, known: item, own: true });
    this.search.value = "";
    await this.load(1);
    this.describe();
    (this.describing.querySelector("textarea") ?? this.use).focus();
  }

  finish() {
    if (!this.chosen.size) return;
    const picked = [...this.chosen.values()].map(({ known, own, ...item }) => {
      const said = TEXTS.filter((name) => item[name].trim() !== known[name]).map((name) => [name, item[name].trim()]);
      // Who may not change it says it here alone.
      if (said.length && this.edition && (this.keeps || own)) remember({ media: item.media, ...Object.fromEntries(said) }, this.edition);
      return item;
    });
    this.end(picked);
  }

  key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      return this.end([]);
    }
    if (event.key === "Tab") return this.keep(event);
    const option = event.target.closest?.("[role=option]");
    if (!option) {
      if (event.key === "ArrowDown" && event.target === this.search) {
        event.preventDefault();
        this.reach(this.list.querySelector('[tabindex="0"]'), true);
      }
      return;
    }
    const options = [...this.list.children];
    const at = options.indexOf(option);
    const onward = getComputedStyle(this.list).direction === "rtl" ? -1 : 1;
    const a_row = Math.max(1, options.filter((one) => one.offsetTop === options[0].offsetTop).length);
    const steps = { ArrowRight: onward, ArrowLeft: -onward, ArrowDown: a_row, ArrowUp: -a_row, Home: -at, End: options.length - 1 - at };
    if (event.key in steps) {
      event.preventDefault();
      this.reach(options[Math.min(Math.max(at + steps[event.key], 0), options.length - 1)], true);
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.choose(option);
      if (event.key === "Enter" && !this.many) (this.describing.querySelector("textarea") ?? this.use).focus();
    }
  }

  /** Tab stays within the dialog. */
  keep(event) {
    const all = [...this.box.querySelectorAll("button:not([disabled]):not([hidden]), input, select, textarea, a[href], [tabindex='0']")];
    const [first, last] = [all[0], all[all.length - 1]];
    if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }
}
