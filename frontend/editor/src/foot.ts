/** The line under the text: how long it is, how much there is to look at, and what is said in passing. */

import { formButton, make } from "./elements";
import type { Labels } from "./labels";
import { filled, localNumber } from "./numbers";

export class Foot {
  readonly dom: HTMLElement;
  private readonly length: HTMLElement;
  private readonly mistakes: HTMLButtonElement;
  private readonly said: HTMLElement;

  constructor(private readonly labels: Labels, private readonly lang: string, dir: string, toMistake: () => void) {
    this.dom = make("div", "editor-foot");
    this.dom.lang = lang;
    this.dom.dir = dir;
    this.length = make("span", "editor-length");
    this.mistakes = formButton("", "editor-mistakes", toMistake);
    this.mistakes.setAttribute("aria-keyshortcuts", "F8");
    this.mistakes.hidden = true;
    this.said = make("span", "editor-said");
    this.said.setAttribute("role", "status");
    this.said.addEventListener("click", () => this.say(""));
    this.dom.append(this.length, this.mistakes, this.said);
  }

  /** `line` is in words already. */
  show(line: string, mistakes: number): void {
    this.length.textContent = line;
    this.mistakes.hidden = mistakes === 0;
    this.mistakes.textContent = filled(this.labels.lint_found, { count: localNumber(mistakes, this.lang) });
  }

  /** Says something in passing; what is `loud` stands over the text, wherever one is in it, until it is tapped. */
  say(words: string, loud = false): void {
    this.said.textContent = words;
    this.said.classList.toggle("is-loud", loud && words !== "");
  }
}
