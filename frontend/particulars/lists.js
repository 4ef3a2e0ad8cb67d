// Lists that are put together by hand: tags, credits, and the picture that stands for a story.

/** Says that something was changed which no key was pressed in. */
function changed(element) {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Adds what is typed as a tag of its own. */
export function addTag(field, name) {
  const box = field.closest("[data-tags]");
  const known = [...box.querySelectorAll(".chip input")].map((input) => input.value);
  if (name && !known.includes(name)) {
    const chip = document.createElement("li");
    chip.className = "chip";
    const value = Object.assign(document.createElement("input"), { type: "hidden", name: "tag", value: name });
    const text = Object.assign(document.createElement("bdi"), { textContent: name });
    const remove = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    remove.dataset.remove = "";
    remove.setAttribute("aria-label", `${box.dataset.removeWord}: ${name}`);
    chip.append(value, text, remove);
    box.querySelector(".chips").append(chip);
  }
  field.value = "";
  changed(field);
}

export function tags(root) {
  const box = root.querySelector("[data-tags]");
  if (!box) return;
  const field = box.querySelector("input[data-suggest]");
  field.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const typed = field.value.trim();
    if (typed && (event.key === "Enter" || /^[,،;؛]$/.test(event.key))) {
      event.preventDefault();
      addTag(field, typed);
    } else if (event.key === "Enter") {
      event.preventDefault();
    } else if (event.key === "Backspace" && !field.value) {
      box.querySelector(".chip:last-child")?.remove();
      changed(field);
    }
  });
  box.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-remove]")) return;
    target.closest(".chip").remove();
    changed(field);
    field.focus();
  });
}

export function credits(root) {
  const box = root.querySelector("[data-credits]");
  if (!box) return;
  const rows = box.querySelector(".credit-rows");
  const mould = box.querySelector("[data-mould] li");
  const add = box.querySelector("[data-add-credit]");
  add.addEventListener("click", () => {
    const row = mould.cloneNode(true);
    rows.append(row);
    row.querySelector("select").focus();
  });
  rows.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const row = target.closest("li");
    if (!button || !row) return;
    const { up, down, remove } = button.dataset;
    changed(add);
    if (up !== undefined) row.previousElementSibling?.before(row);
    if (down !== undefined) row.nextElementSibling?.after(row);
    if (remove !== undefined) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("select") ?? add).focus();
    } else {
      button.focus();
    }
  });
  // Another name is somebody else.
  rows.addEventListener("input", ({ target }) => {
    if (target.name !== "credit-name") return;
    know(target.closest("li"), "");
  });
}

/** Says who the person of a credit is: their id, `new`, or nobody whom the newsroom knows. */
export function know(row, who) {
  row.querySelector("[name=credit-who]").value = who;
  row.querySelector("[data-known]").hidden = who === "";
}

export function lead(root) {
  const box = root.querySelector("[data-lead]");
  const choose = box?.querySelector("[data-pick-lead]");
  if (!choose || !choose.hidden || !window.newsLibrary?.pick) return;
  choose.hidden = false;
  const [value, image, drop, texts] = ["[name=lead]", "img", "[data-drop-lead]", "[data-lead-texts]"].map((what) =>
    box.querySelector(what),
  );
  choose.addEventListener("click", async () => {
    const lang = box.querySelector("[name=alt]").lang;
    const [picked] = await window.newsLibrary.pick({ kinds: ["picture"], many: false, lang });
    if (picked) {
      value.value = picked.media;
      image.src = picked.src;
      image.hidden = false;
      box.querySelector("[name=alt]").placeholder = picked.alt ?? "";
      box.querySelector("[name=caption]").placeholder = picked.caption ?? "";
      drop.hidden = texts.hidden = false;
      changed(value);
    }
    choose.focus();
  });
  drop.addEventListener("click", () => {
    value.value = "";
    image.hidden = drop.hidden = texts.hidden = true;
    changed(value);
    choose.focus();
  });
}
