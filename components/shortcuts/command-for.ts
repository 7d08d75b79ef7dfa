import { COMMANDS, type Command } from "./commands";

/** The parts of a KeyboardEvent that say what was meant. */
export type KeyPress = {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/**
 * Whether a key press belongs to an input method. Some browsers end a composition before they report its last key, with
 * `isComposing` already false; the key code 229 still gives it away.
 */
export const isImeEvent = (press: Pick<KeyPress, "isComposing" | "keyCode">): boolean =>
  press.isComposing || press.keyCode === 229;

/** Where the focus is: in a field, on something that Enter presses by itself, or elsewhere. */
export type FocusPlace = "field" | "control" | "elsewhere";

/** The command that a key press asks for, or null: while an input method composes, while somebody types, with a modifier. */
export function commandFor(press: KeyPress, focus: FocusPlace): Command | null {
  if (isImeEvent(press) || press.ctrlKey || press.metaKey || press.altKey || focus === "field") return null;
  if (press.key === "Enter" && focus === "control") return null;
  return COMMANDS.find((command) => command.key === press.key) ?? null;
}

const FIELDS =
  "input, textarea, select, [contenteditable], [role=listbox], [role=menu], [role=dialog], [role=alertdialog]";
const CONTROLS = "a, button, summary, [role=button]";

export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest(FIELDS)) return "field";
  return target.closest(CONTROLS) ? "control" : "elsewhere";
}
