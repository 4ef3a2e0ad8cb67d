// The reader's own colours and text size: a small panel that any link to #reading opens. A choice is an attribute of
// the document, which the script in its head sets before the first paint (app/src/shell.rs).
import { element } from "./element.js";
import { remember, remembered } from "./storage.js";
import { words } from "./words.js";

const root = document.documentElement;
const LINK = 'a[href="#reading"]';
/** As --paper of style/tokens.css. */
const PAPER = { light: "#fcfbf8", dark: "#15140f" };
const CHOICES = {
  theme: ["colours", { "": "colours_system", light: "colours_light", dark: "colours_dark" }],
  size: ["text_size", { small: "size_small", "": "size_normal", large: "size_large", largest: "size_largest" }],
};

function apply(kind, value) {
  if (value) root.dataset[kind] = value;
  else delete root.dataset[kind];
  if (kind !== "theme") return;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.content = PAPER[value || (meta.media.includes("dark") ? "dark" : "light")];
  }
}

function group(kind, t) {
  const [name, values] = CHOICES[kind];
  const options = Object.entries(values).map(([value, word]) => {
    const choose = () => {
      apply(kind, value);
      remember(kind, value);
    };
    const input = element("input", { type: "radio", name: `reading-${kind}`, value, onchange: choose });
    input.checked = (root.dataset[kind] ?? "") === value;
    return element("label", {}, input, element("span", {}, t[word]));
  });
  return element("fieldset", {}, element("legend", {}, t[name]), element("div", { class: "choice" }, ...options));
}

let panel;
let opener;

function close() {
  panel?.remove();
  panel = undefined;
  if (opener?.isConnected) opener.focus();
}

async function open(from) {
  const t = await words(root.lang);
  close();
  opener = from;
  panel = element(
    "section",
    { class: "bar reader-panel", role: "dialog", "aria-label": from.getAttribute("aria-label") ?? from.textContent, onkeydown: (event) => event.key === "Escape" && close() },
    group("theme", t),
    group("size", t),
    element("button", { type: "button", class: "action", onclick: close }, t.close_panel),
  );
  document.body.append(panel);
  panel.querySelector("input:checked").focus();
}

addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.(LINK);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (panel) close();
    else open(link).catch(() => {});
  },
  true,
);
// Another tab.
addEventListener("storage", ({ key }) => {
  const kind = key?.replace("nashr-", "");
  if (kind in CHOICES) apply(kind, remembered(kind));
});
// The panel speaks one language: a page in another closes it.
new MutationObserver(close).observe(root, { attributes: true, attributeFilter: ["lang"] });
