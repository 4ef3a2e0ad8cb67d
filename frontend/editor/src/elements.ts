/** Elements that the editor's own controls are made of. */

import { icon, type IconName } from "./icons";

/** An element with a class. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className = "", text = ""): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (text !== "") element.textContent = text;
  return element;
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

/** A field for an address: written from left to right, nothing proposed. */
export function addressField(): HTMLInputElement {
  const input = make("input");
  input.type = "text";
  input.inputMode = "url";
  input.dir = "ltr";
  input.autocomplete = "off";
  input.spellcheck = false;
  return input;
}
