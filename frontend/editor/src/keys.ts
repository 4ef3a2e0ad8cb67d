/** Shortcuts, by the letter where the layout has Latin letters and by the key's place (`code`) where it has not. */

import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Plugin, type Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { arrows } from "./arrows";
import * as blocks from "./blocks";
import { turnBlocks } from "./direction";
import { nextMistake } from "./lint";

export const ZWNJ = "\u200c";
/** A keyboard whose main key is Command. */
export const MAC = /Mac|iP(?:hone|[oa]d)/.test(typeof navigator === "undefined" ? "" : navigator.platform);

/** Whether the language joins letters and needs the zero width non-joiner at hand. */
export function usesHalfSpace(lang: string): boolean {
  return /^fa(?:-|$)/i.test(lang);
}

/** "Mod-Shift-X" and the like; Mod is Command on a Mac and Control elsewhere. */
export function shortcutOf(event: KeyboardEvent): string {
  // AltGr reports itself as Control and Alt, and types letters on European layouts.
  if (event.getModifierState("AltGraph")) return "";
  const latin = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : null;
  const name = latin ?? event.code.replace(/^(?:Key|Digit)/, "");
  const main = MAC ? event.metaKey : event.ctrlKey;
  return [main ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", name].filter((part) => part !== "").join("-");
}

/** A half-space between two letters; none after a blank, at a block's start, or after another. */
export const insertHalfSpace: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.inlineContent) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, " ").slice(-1);
  if (before !== "" && before !== ZWNJ && !/\s/.test(before)) blocks.insert(ZWNJ)(state, dispatch);
  return true;
};

export interface Reach {
  /** Opens the link form. */
  readonly link: (view: EditorView) => void;
  /** Puts the focus on the toolbar. */
  readonly toolbar: () => void;
  /** Opens the search through the text. */
  readonly find: () => void;
  /** Begins a remark on the block with the caret. */
  readonly remark: () => void;
  /** Shows or hides the list of keys. */
  readonly help: () => void;
  /** Mends the mistake at the caret, or all of its kind. */
  readonly mend: (all: boolean) => boolean;
}

function shortcuts(lang: string): Readonly<Record<string, Command>> {
  const toggle = (name: string): Command => toggleMark(blocks.markType(name));
  const common: Record<string, Command> = {
    "Mod-B": toggle("strong"),
    "Mod-I": toggle("em"),
    "Mod-U": toggle("underline"),
    "Mod-E": toggle("code"),
    "Mod-Shift-S": toggle("strike"),
    "Mod-Z": undo,
    "Mod-Shift-Z": redo,
    "Mod-Y": redo,
    "Mod-Alt-0": blocks.become("paragraph"),
    "Mod-Alt-2": blocks.become("heading", { level: 2 }),
    "Mod-Alt-3": blocks.become("heading", { level: 3 }),
    "Mod-Alt-4": blocks.become("heading", { level: 4 }),
    "Mod-Shift-7": blocks.toggleList(true),
    "Mod-Shift-8": blocks.toggleList(false),
    "Mod-Shift-9": blocks.toggleQuote,
    "Mod-Shift-X": turnBlocks,
    "F8": nextMistake(1),
    "Shift-F8": nextMistake(-1),
    "Alt-Shift-ArrowUp": blocks.moveBlock(-1),
    "Alt-Shift-ArrowDown": blocks.moveBlock(1),
  };
  return usesHalfSpace(lang) ? { ...common, "Shift-Space": insertHalfSpace, "Mod-Shift-2": insertHalfSpace } : common;
}

export function keys(lang: string, reach: Reach): Plugin[] {
  const bound = shortcuts(lang);
  const forms: Readonly<Record<string, (view: EditorView) => void>> = {
    "Mod-K": reach.link, "Alt-F10": reach.toolbar, "Mod-F": reach.find, "Mod-Alt-M": reach.remark, "Mod-Slash": reach.help,
  };
  return [
    new Plugin({
      props: {
        handleDOMEvents: {
          // Browsers tell of a moved caret a task later, and on a weak machine the next key may come before: End, then Enter.
          keydown: (_view, event) => {
            if (!event.isComposing) document.dispatchEvent(new Event("selectionchange"));
          },
        },
        handleKeyDown: (view, event) => {
          if (event.isComposing) return false;
          const name = shortcutOf(event);
          const opens = forms[name];
          if (opens) {
            opens(view);
            return true;
          }
          if (name === "Alt-Enter" || name === "Alt-Shift-Enter") return reach.mend(event.shiftKey);
          return bound[name]?.(view.state, view.dispatch, view) ?? false;
        },
      },
    }),
    arrows(),
    keymap({
      Enter: blocks.enter,
      "Shift-Enter": chainCommands(blocks.exitCode, blocks.breakLine),
      Backspace: chainCommands(undoInputRule, blocks.plainFirst),
      Tab: chainCommands(blocks.nextCell(1), blocks.sink),
      "Shift-Tab": chainCommands(blocks.nextCell(-1), blocks.raise),
    }),
    keymap(baseKeymap),
  ];
}
