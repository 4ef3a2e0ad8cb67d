// A month beside a field for a day: `<input data-calendar="{edition}">`. The field can be typed in as before; the server knows
// the calendars and gives a month as cells.

export function calendars(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "calendar-button";
  button.textContent = "▦";
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  const place = element("span", "calendar-place");
  place.append(button);
  input.after(place);
  const edition = input.dataset.calendar;
  button.setAttribute("aria-label", document.querySelector("[data-choose-day]")?.dataset.chooseDay ?? "…");
  let box = null;

  const close = (back) => {
    box?.remove();
    box = null;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  const month = async (day) => {
    const answer = await fetch(`/api/desk/month?${new URLSearchParams({ edition, day })}`);
    // What is typed may be no day: then it is today's month.
    return answer.ok ? answer.json() : day ? month("") : null;
  };
  const show = async (day, wanted) => {
    const grid = await month(day).catch(() => null);
    if (!grid) return;
    const first = box === null;
    const [before, after, title] = grid.words;
    const made = element("div", "calendar", { role: "dialog", "aria-label": title, lang: grid.lang, dir: grid.dir });
    const turn = (words, sign, to, at) => {
      const arrow = element("button", "", { type: "button", "aria-label": words });
      arrow.textContent = sign;
      arrow.addEventListener("click", () => show(to, at));
      return arrow;
    };
    const head = element("div", "calendar-head");
    const name = element("strong", "", { "aria-live": "polite" });
    name.textContent = grid.name;
    // These signs turn with the direction by themselves.
    head.append(turn(before, "‹", grid.before, "before"), name, turn(after, "›", grid.after, "after"));
    const table = element("table", "", { role: "grid", "aria-label": grid.name });
    const top = table.createTHead().insertRow();
    for (const [at, weekday] of grid.weekdays.entries()) {
      const cell = element("th", "", { scope: "col", abbr: weekday });
      cell.textContent = grid.heads[at];
      top.append(cell);
    }
    const body = table.createTBody();
    let row = body.insertRow();
    for (let at = 0; at < grid.blank; at += 1) row.insertCell();
    const days = grid.days.map((cell) => {
      if (row.cells.length === 7) row = body.insertRow();
      const choice = element("button", cell.past ? "past" : "", { type: "button", tabindex: "-1" });
      if (cell.today) choice.setAttribute("aria-current", "date");
      choice.append(cell.number);
      if (cell.small) choice.append(Object.assign(document.createElement("small"), { textContent: cell.small }));
      choice.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: ` ${cell.label}` }));
      choice.dataset.day = cell.typed;
      choice.addEventListener("click", () => {
        input.value = cell.typed;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        close(true);
      });
      row.insertCell().append(choice);
      return choice;
    });
    const zone = element("small", "calendar-zone", { dir: "ltr" });
    zone.textContent = grid.zone;
    made.append(head, table, zone);
    made.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        return close(true);
      }
      const now = days.indexOf(document.activeElement);
      if (now < 0) return;
      const ahead = grid.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const behind = grid.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
      const step = { [ahead]: 1, [behind]: -1, ArrowDown: 7, ArrowUp: -7, Home: -now, End: days.length - 1 - now }[event.key];
      if (event.key === "PageUp") show(grid.before, now);
      else if (event.key === "PageDown") show(grid.after, now);
      else if (step === undefined) return;
      else if (now + step < 0) show(grid.before, "last");
      else if (now + step >= days.length) show(grid.after, 0);
      else focus(days, now + step);
      event.preventDefault();
    });
    if (first) {
      place.append(made);
      made.addEventListener("focusout", leave);
    } else {
      box.replaceWith(made);
      made.addEventListener("focusout", leave);
    }
    box = made;
    button.setAttribute("aria-expanded", "true");
    const chosen = days.findIndex((choice) => choice.dataset.day === input.value.trim());
    const today = grid.days.findIndex((cell) => cell.today);
    if (wanted === "before" || wanted === "after") {
      focus(days, 0, false);
      head.querySelector(wanted === "before" ? "button" : "button:last-child").focus();
    } else {
      const at = wanted === "last" ? days.length - 1 : (wanted ?? (chosen >= 0 ? chosen : Math.max(today, 0)));
      focus(days, Math.min(at, days.length - 1));
    }
  };
  const leave = ({ currentTarget, relatedTarget }) => {
    if (currentTarget === box && relatedTarget && !currentTarget.contains(relatedTarget) && relatedTarget !== button) close(false);
  };
  button.addEventListener("click", () => (box ? close(true) : show(input.value.trim())));
}

/** One day can be reached by Tab, the others by arrows. */
function focus(days, at, now = true) {
  for (const day of days) day.tabIndex = -1;
  days[at].tabIndex = 0;
  if (now) days[at].focus();
}

function element(name, className, attributes = {}) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
