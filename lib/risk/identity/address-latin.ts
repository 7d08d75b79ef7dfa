import { prefectureOfField } from "./area-fields";
import { postalEntries } from "./postal-master";

/** All of it in Latin letters, but for the prefecture and city that a form may have put in front. */
const LATIN = /^([^!-~]{0,16}?) ?([!-~][!-~ À-ž]*)$/;
const WORD = /[A-Z]{3}/;
const CODE_BEHIND = / (\d{3}) ?(\d{4})$/;
const CHOME = /(?:^| )(\d{1,2})[- ]?CHOU?-?ME(?:-|(?= |$))/;
const BAN_GO = /(\d+)[- ]?BAN(?:CHI)?[- ]?(\d+)(?:[- ]?GO(?= |$))?/;
const NUMBERS = /^\d{1,5}(?:-\d{1,5}){0,4}$/;
const ROOM_WORD = /^(?:ROOM|RM|NO|APT|UNIT|SUITE|#)$/;
const AREA_WORD = /(?:^|-)(?:KU|SHI|GUN|MACHI|CHO|MURA|SON|CITY|WARD|PREF|PREFECTURE)$/;

/**
 * 1-2-3 Jingumae, Shibuya-ku, Tokyo 150-0001 in the order and the characters of a Japanese address: the master knows no romaji, so
 * the town is the one of the postal code. `text` is of `stripPreamble`; `null` where it is no such address, or the code names no single
 * town, or a town of another prefecture than the address.
 */
export function fromLatin(text: string, postalCode: string | null): string | null {
  if (!WORD.test(text)) return null;
  const [, typedArea = "", typed] = LATIN.exec(text) ?? [];
  if (typed === undefined) return null;
  const latin = typed.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const [entry, ...others] = postalEntries(postalCode ?? CODE_BEHIND.exec(latin)?.slice(1).join("") ?? "");
  if (entry === undefined || entry.town === "" || others.length > 0) return null;
  const { city, town } = entry;
  const area = `${city.prefecture}${city.name}`;
  const before = typedArea.replaceAll(" ", "");
  if (before !== "" && !area.startsWith(before) && city.name !== before) return null;
  const parts = partsOf(latin.replace(CODE_BEHIND, ""), city.prefecture, before !== "");
  return parts === null ? null : `${area}${town}${parts.block} ${parts.rest}`.trimEnd();
}

type Parts = { readonly block: string; readonly rest: string };

/** Between the block and the furthest word for an area stand only areas; what is left is the building and its room. */
function partsOf(latin: string, prefecture: string, behindArea: boolean): Parts | null {
  const chome = CHOME.exec(latin)?.[1];
  const words = latin
    .replace(CHOME, " CHOME ")
    .replace(BAN_GO, "$1-$2")
    .split(" ")
    .filter((word) => word !== "");
  const named = words.map(prefectureOf);
  if (named.some((one) => one !== null) && !named.includes(prefecture)) return null;
  const block = blockIndex(words);
  const isMarked = (word: string, at: number) => isArea(word) || named[at] != null || (behindArea && at === 0);
  const marks = words.flatMap((word, at) => (at === block || isMarked(word, at) ? [at] : []));
  if (block < 0 || (marks.length < 2 && !behindArea)) return null;
  const [first, last] = withTown(words, block, marks);
  const rest = words.filter((word, at) => at < first || at > last || (at !== block && /\d/.test(word)));
  const numbers = words[block] ?? "";
  return { block: chome === undefined ? numbers : `${chome}-${numbers}`, rest: rest.join(" ") };
}

/** Shibakoen 4-2-8, Minato-ku; Minato-ku, 4-2-8 Shibakoen: with no word between block and area, the town is on the block's other side. */
function withTown(
  words: readonly string[],
  block: number,
  marks: readonly number[],
): readonly [first: number, last: number] {
  const [first, last] = [Math.min(...marks), Math.max(...marks)];
  const isTown = (at: number) => /^[A-Z][A-Z-]*$/.test(words[at] ?? "") && !ROOM_WORD.test(words[at] ?? "");
  // Ebisu 1-chome 19-19, Shibuya-ku.
  if (words[first] === "CHOME" && isTown(first - 1)) return [first - 1, last];
  const isNext = (at: number) => marks.includes(at) && words[at] !== "CHOME";
  if (block === first && last > first && isNext(block + 1) && isTown(block - 1)) return [block - 1, last];
  if (block === last && (block === 0 || isNext(block - 1)) && isTown(block + 1)) return [first, block + 1];
  return [first, last];
}

const isArea = (word: string): boolean => word === "CHOME" || AREA_WORD.test(word);

function prefectureOf(word: string): string | null {
  const name = /^[A-Z]/.test(word) ? prefectureOfField(word) : word;
  return name === word ? null : name;
}

/** The word with the most numbers, the first of equals; a room's number is none. */
function blockIndex(words: readonly string[]): number {
  let best = -1;
  let most = 0;
  for (const [at, word] of words.entries()) {
    const count = NUMBERS.test(word) && !ROOM_WORD.test(words[at - 1] ?? "") ? word.split("-").length : 0;
    if (count > most) [best, most] = [at, count];
  }
  return best;
}
