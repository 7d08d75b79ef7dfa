import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded source of chance. The same seed and labels give the same sequence on every machine. */
export type Rng = {
  /** Uniform in [0, 1). */
  readonly float: () => number;
  /** Uniform integer, both ends included. */
  readonly int: (min: number, max: number) => number;
  /** Uniform in [min, max). */
  readonly between: (min: number, max: number) => number;
  /** True with probability `p`. */
  readonly chance: (p: number) => boolean;
  /** Throws on an empty list. */
  readonly pick: <T>(values: readonly T[]) => T;
  /** Picks by relative weight; throws on an empty list. */
  readonly weighted: <T>(rows: readonly (readonly [T, number])[]) => T;
  /** Log-normal with this median; `sigma` is the standard deviation of the logarithm. */
  readonly logNormal: (median: number, sigma: number) => number;
  /** Lower-case letters only: a token of letters can never be mistaken for a card number. */
  readonly letters: (length: number) => string;
  readonly digits: (length: number) => string;
};

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/**
 * A sequence of its own for every label, so that one part of the world drawing more or less never shifts another.
 *
 * @param seed any integer
 */
export function rngOf(seed: number, ...labels: readonly (string | number)[]): Rng {
  const generator = xoroshiro128plus(hash(seed, labels));
  // The first output is the plain sum of the seed's words.
  generator.next();
  generator.next();
  const float = () => (generator.next() >>> 0) / 0x1_0000_0000;
  const int = (min: number, max: number) => min + Math.floor(float() * (max - min + 1));
  const text = (characters: string, length: number) => {
    let out = "";
    for (let i = 0; i < length; i += 1) out += characters[int(0, characters.length - 1)];
    return out;
  };
  return {
    float,
    int,
    between: (min, max) => min + float() * (max - min),
    chance: (p) => float() < p,
    pick: (values) => required(values[int(0, values.length - 1)]),
    weighted: (rows) => weighted(rows, float()),
    logNormal: (median, sigma) => median * Math.exp(sigma * gaussian(float(), float())),
    letters: (length) => text(ALPHABET, length),
    digits: (length) => text("0123456789", length),
  };
}

/** Error diffusion: says yes to exactly the share `p` of the questions, spread evenly, from a given phase in [0, 1). */
export function quota(p: number, phase: number): () => boolean {
  let owed = phase;
  return () => {
    owed += p;
    if (owed < 1) return false;
    owed -= 1;
    return true;
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError("nothing to pick from");
  return value;
}

function weighted<T>(rows: readonly (readonly [T, number])[], at: number): T {
  let total = 0;
  for (const row of rows) total += row[1];
  let left = at * total;
  for (const row of rows) {
    left -= row[1];
    if (left < 0) return row[0];
  }
  return required(rows.at(-1))[0];
}

function gaussian(a: number, b: number): number {
  return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
}

/** FNV-1a over seed and labels, then an avalanche (Murmur3): neighbouring labels must not give neighbouring first draws. */
function hash(seed: number, labels: readonly (string | number)[]): number {
  let h = 0x811c9dc5;
  for (const character of `${seed}|${labels.join("|")}`) {
    h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
