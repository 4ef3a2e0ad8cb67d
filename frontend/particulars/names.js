// Offers names that the newsroom knows while somebody types (a combobox as ARIA describes it). The server folds spellings.
import { addTag, know } from "./lists.js";

/** Milliseconds after the last key. */
const PAUSE = 150;
let count = 0;

export function names(root) {
  const version = root.dataset.particulars;
  let list = null;
  let field = null;
  let timer = 0;
  let asked = 0;

  const close = () => {
    list?.remove();
    list = null;
    field?.setAttribute("aria-expanded", "false");
    field?.removeAttribute("aria-activedescendant");
  };
  const active = () => list?.querySelector("[aria-selected=true]");
  const take = (option) => {
    const { name, who } = option.dataset;
    if (field.dataset.suggest === "tags") {
      addTag(field, name);
    } else {
      field.value = name;
      know(field.closest("li"), who);
    }
    close();
  };
  const move = (step) => {
    const options = [...list.children];
    const now = options.indexOf(active());
    const next = options[(now + step + options.length) % options.length];
    for (const option of options) option.setAttribute("aria-selected", String(option === next));
    field.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  };
  const option = (words, name, who) => {
    const li = document.createElement("li");
    count += 1;
    li.id = `name-${count}`;
    li.setAttribute("role", "option");
    li.setAttribute("aria-selected", "false");
    li.dataset.name = name;
    li.dataset.who = who;
    li.dir = "auto";
    li.textContent = words;
    return li;
  };
  const show = (found, typed) => {
    close();
    const same = found.some(({ name }) => name === typed);
    const options = found.map(({ id, name }) => option(name, name, id));
    if (!same) options.push(option(field.dataset.add.replace("{name}", typed), typed, "new"));
    list = document.createElement("ul");
    count += 1;
    list.id = `names-${count}`;
    list.className = "names";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? field.getAttribute("aria-label"));
    list.append(...options);
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("[role=option]");
      if (chosen) take(chosen);
    });
    field.after(list);
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    const typed = field.value.trim();
    asked += 1;
    const mine = asked;
    if (!typed) return close();
    const query = new URLSearchParams({ version, what: field.dataset.suggest, typed });
    try {
      const answer = await fetch(`/api/desk/names?${query}`);
      if (answer.ok && mine === asked && document.activeElement === field) show(await answer.json(), typed);
    } catch {
      // Without a line one types the name out.
    }
  };

  const suggests = (target) => target.matches?.("input[data-suggest]") && !target.closest("[data-mould]");
  root.addEventListener("focusin", ({ target }) => {
    if (!suggests(target)) return;
    close();
    field = target;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
  });
  root.addEventListener("focusout", ({ target }) => target === field && close());
  root.addEventListener("input", ({ target }) => {
    if (target !== field) return;
    if (!field.value.trim()) close();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  // Before the field's own keys: what is chosen in the list is meant.
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.target !== field || !list) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && active()) {
        event.preventDefault();
        event.stopPropagation();
        take(active());
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    },
    true,
  );
}
