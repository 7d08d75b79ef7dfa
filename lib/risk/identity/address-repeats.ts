import type { AreaText } from "./address-text";

const NO_REPEATS: readonly number[] = [];

/**
 * Where the city from `start` to `end`, written again, ends: a form that fills in the city does not stop customers from typing it once
 * more, whole or without its district.
 */
export function repeatEnds({ text }: AreaText, start: number, end: number): readonly number[] {
  const again = text.indexOf(text.charAt(end - 1), end);
  if (again < 0 || again >= end + end - start) return NO_REPEATS;
  const written = text.slice(start, end);
  const inner = written.slice(Math.max(written.indexOf("郡"), written.slice(0, -1).indexOf("市")) + 1);
  return [written, inner]
    .filter((name) => name.length >= 2 && text.startsWith(name, end))
    .map((name) => end + name.length);
}
