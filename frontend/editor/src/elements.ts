/** Elements that the editor's own controls are made of. */

import { icon, type IconName } from "./icons";

/** An element with a class. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
}

/** A part of the editor that comes and goes; its role and name are read out. */
export function panel(className: string, role: string, label: string): HTMLElement {
  const element = make("div", className);
  element.setAttribute("role", role);
  element.setAttribute("aria-label", label);
  element.hidden = true;
  return element;
}

/** A line whose words are read out when they come: a `status` in passing, an `alert` at once. */
export function spoken(className: string, role: "status" | "alert" = "status"): HTMLElement {
  const line = make("p", className);
  line.setAttribute("role", role);
  return line;
}

export function formButton(text: string, name: string, act: () => void): HTMLButtonElement {
  const button = make("button", name, text);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

/** A button with a sign; its words are read out and shown on hover. */
export function signButton(sign: IconName, words: string, name: string, act: () => void): HTMLButtonElement {
  const button = formButton("", name, act);
  button.title = words;
  button.setAttribute("aria-label", words);
  button.append(icon(sign));
  return button;
}

function lineField(dir: "ltr" | "auto"): HTMLInputElement {
  const input = make("input");
  input.type = "text";
  input.dir = dir;
  input.autocomplete = "off";
  input.spellcheck = false;
  return input;
}

/** A field that proposes what it knows. */
export function combobox(): HTMLInputElement {
  const input = lineField("auto");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  return input;
}

/** A field for an address: written from left to right, nothing proposed. */
export function addressField(): HTMLInputElement {
  const input = lineField("ltr");
  input.inputMode = "url";
  return input;
}
