import { COMMANDS, type Command } from "./commands";

/** The parts of a KeyboardEvent that say what was meant. */
export type KeyPress = {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The key is being held down. */
  readonly repeat?: boolean;
};

/**
 * Whether a key press belongs to an input method. Some browsers end a composition before they report its last key, with
 * `isComposing` already false; the key code 229 still gives it away.
 */
export const isImeEvent = (press: Pick<KeyPress, "isComposing" | "keyCode">): boolean =>
  press.isComposing || press.keyCode === 229;

/** Where the focus is: in a field, in something laid over the page, on what Enter presses by itself, or elsewhere. */
export type FocusPlace = "field" | "layer" | "control" | "elsewhere";

/** How keys are read: `prefix` is the sequence begun so far (`g`), `apple` says which key is Mod. */
export type Reading = {
  readonly focus: FocusPlace;
  readonly prefix: string | null;
  readonly singleKeys: boolean;
  readonly apple: boolean;
};

/** What a press means: commands in the order of the registry, of which the caller takes the first it can run; or a sequence begun. */
export type Meaning = { readonly commands: readonly Command[]; readonly prefix: string | null };

const NOTHING: Meaning = { commands: [], prefix: null };

/**
 * Reads a key press. Nothing is meant while an input method composes or somebody types, but for what is pressed with Mod. The key
 * after a prefix belongs to the sequence, whatever it would mean alone: a mistyped `g r` must not reject anything.
 */
export function meaningOf(press: KeyPress, reading: Reading, allowed: readonly Command[] = COMMANDS): Meaning {
  if (isImeEvent(press) || reading.focus === "layer") return NOTHING;
  const known = press.repeat ? allowed.filter((command) => command.repeats) : allowed;
  if (press.ctrlKey || press.metaKey || press.altKey) return withModifier(press, reading, known);
  if (reading.focus === "field" || !reading.singleKeys) return NOTHING;
  if (isModifier(press.key)) return { commands: [], prefix: reading.prefix };
  const typed = reading.prefix === null ? press.key : `${reading.prefix} ${press.key}`;
  if (typed === "Enter" && reading.focus === "control") return NOTHING;
  const begins = reading.prefix === null && known.some((command) => command.key?.startsWith(`${typed} `));
  return { commands: known.filter((command) => command.key === typed), prefix: begins ? typed : null };
}

function withModifier(press: KeyPress, { apple }: Reading, known: readonly Command[]): Meaning {
  const [mod, other] = apple ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  if (!mod || other || press.altKey) return NOTHING;
  return { commands: known.filter((command) => command.key === `Mod+${press.key.toLowerCase()}`), prefix: null };
}

/** Shift on its own: the way to `?`, and no end of a sequence. */
const isModifier = (key: string): boolean => key === "Shift" || key === "CapsLock";

const LAYERS = "[role=listbox], [role=menu], [role=dialog], [role=alertdialog]";
/** What is ticked or chosen takes no letters: keys mean there what they mean elsewhere. */
const TICKED = "input[type=radio], input[type=checkbox]";
const FIELDS = "input, textarea, select, [contenteditable], [role=combobox]";
const CONTROLS = "a, button, summary, [role=button]";

export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest(LAYERS)) return "layer";
  if (target.closest(TICKED)) return "control";
  if (target.closest(FIELDS)) return "field";
  return target.closest(CONTROLS) ? "control" : "elsewhere";
}
