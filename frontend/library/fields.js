// Hidden fields that hold a medium's id (`data-pick="picture"`): a button with a small picture of it.
import { element } from "../reader/element.js";
import { pick } from "./picker.js";
import { words } from "./words.js";

async function dress(input) {
  input.dataset.picking = "true";
  const t = await words();
  const shown = element("img", { alt: "", hidden: true });
  const button = element("button", { type: "button" }, t.pick_choose);
  const without = element("button", { type: "button", hidden: true }, t.pick_none);
  const described = input.dataset.pickLabel ?? input.closest("label")?.textContent.trim();
  const show = (src) => {
    const chosen = input.value !== "";
    shown.hidden = !(chosen && src);
    if (src) shown.src = src;
    without.hidden = !chosen;
    button.textContent = chosen ? t.pick_change : t.pick_choose;
    if (described) button.setAttribute("aria-label", `${described}: ${button.textContent}`);
  };
  const choose = (value, src) => {
    input.value = value;
    show(src);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  button.addEventListener("click", async () => {
    const [one] = await pick({ kinds: [input.dataset.pick || "picture"], many: false, lang: input.dataset.lang });
    if (one) choose(one.media, one.thumb || one.src);
  });
  without.addEventListener("click", () => {
    choose("", "");
    button.focus();
  });
  input.after(element("span", { class: "pick-field" }, shown, button, without));
  show(input.value ? (input.dataset.src ?? `/files/${input.value}/picture.jpeg`) : "");
}

/** Dresses the fields that are there, and those that come later. */
export function watchFields() {
  const all = () => document.querySelectorAll("input[data-pick]:not([data-picking])").forEach(dress);
  all();
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
}
