import type { CharacterTest } from "./pattern-characters";
import type { Pattern } from "./pattern-parse";

/** A state of the automaton. `goto` fields are indices of states. */
type State =
  | { readonly kind: "character"; readonly test: CharacterTest; readonly goto: number }
  | { readonly kind: "start" | "end"; readonly goto: number }
  | { readonly kind: "split"; readonly gotos: number[] }
  | { readonly kind: "found" };

/**
 * Compiles a pattern to a search: is it found anywhere in the text? All alternatives are followed at once (Thompson's
 * construction), so that the time is at most text length × pattern steps whatever the two say to each other; the
 * runtime's own regular expressions would try the alternatives one after the other, in exponential time at worst.
 */
export function matcher(pattern: Pattern): (text: string) => boolean {
  const states: State[] = [{ kind: "found" }];
  const first = build(states, pattern, 0);
  return (text) => search(states, first, text);
}

/** Adds the pattern's states, leading to the state `goto`; returns where to enter. Built from the end backwards. */
function build(states: State[], pattern: Pattern, goto: number): number {
  switch (pattern.kind) {
    case "character":
      return states.push({ kind: "character", test: pattern.test, goto }) - 1;
    case "start":
    case "end":
      return states.push({ kind: pattern.kind, goto }) - 1;
    case "sequence":
      return pattern.parts.reduceRight((next, part) => build(states, part, next), goto);
    case "either":
      return buildEither(states, pattern.parts, goto);
    case "repeat":
      return buildRepeat(states, pattern, goto);
    default: {
      const impossible: never = pattern;
      return impossible;
    }
  }
}

function buildEither(states: State[], parts: readonly Pattern[], goto: number): number {
  const gotos = parts.map((part) => build(states, part, goto));
  const [only] = gotos;
  return gotos.length === 1 && only !== undefined ? only : split(states, gotos);
}

function buildRepeat(states: State[], pattern: Pattern & { kind: "repeat" }, goto: number): number {
  const { part, least, most } = pattern;
  let next = goto;
  if (Number.isFinite(most)) {
    for (let copy = least; copy < most; copy++) next = split(states, [build(states, part, next), goto]);
  } else {
    const gotos = [goto];
    const loop = split(states, gotos);
    gotos.push(build(states, part, loop));
    next = loop;
  }
  for (let copy = 0; copy < least; copy++) next = build(states, part, next);
  return next;
}

function split(states: State[], gotos: number[]): number {
  return states.push({ kind: "split", gotos }) - 1;
}

function search(states: readonly State[], first: number, text: string): boolean {
  const anchored = states[first]?.kind === "start";
  let current = new Set<number>();
  let position = 0;
  for (const character of text) {
    const mayBegin = position === 0 || !anchored;
    if (mayBegin && enter(states, first, current, position, text.length)) return true;
    if (current.size === 0) return false;
    const next = new Set<number>();
    position += character.length;
    for (const index of current) {
      const state = states[index];
      if (state?.kind !== "character" || !state.test(character)) continue;
      if (enter(states, state.goto, next, position, text.length)) return true;
    }
    current = next;
  }
  return (position === 0 || !anchored) && enter(states, first, current, position, text.length);
}

/** Adds to `reached` what can be reached from a state without reading a character; true where the pattern is found. */
function enter(
  states: readonly State[],
  from: number,
  reached: Set<number>,
  position: number,
  textLength: number,
): boolean {
  const pending = [from];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const state = states[index];
    if (state === undefined || reached.has(index)) continue;
    reached.add(index);
    if (state.kind === "found") return true;
    if (state.kind === "split") pending.push(...state.gotos);
    if (state.kind === "start" && position === 0) pending.push(state.goto);
    if (state.kind === "end" && position === textLength) pending.push(state.goto);
  }
  return false;
}
