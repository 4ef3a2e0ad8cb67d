// Elements by hand.

/** An element with properties (`for`-like attributes by `setAttribute`) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A line at the foot of the window, over the page, so that nothing moves; with what can be done about it. */
export function bar(name, { lang, dir }, text, ...actions) {
  const line = element("section", { class: `bar ${name}`, lang, dir, "aria-label": text }, element("p", {}, text), element("p", { class: "bar-actions" }, ...actions));
  document.body.append(line);
  return line;
}
