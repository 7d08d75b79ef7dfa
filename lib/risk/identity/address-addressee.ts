import { isDigit } from "./address-numerals";
import { BUILDING_WORDS } from "./building-words";

/*
 * Persons and firms that people write into the address. Whom a parcel is in care of tells rooms apart; to whom it is addressed does
 * not, as the name field says it.
 */

/** 田中方, 田中様方, 田中様宅, C/O 田中, 〇〇気付. */
export function takeCareOf(text: string): { readonly rest: string; readonly name: string | null } {
  const latin = text.includes("C") ? CARE_OF.exec(text) : null;
  if (latin !== null) {
    const name =
      text
        .slice(latin.index + latin[0].length)
        .slice(0, 20)
        .split(" ")[0] ?? "";
    const rest = text.slice(0, latin.index) + text.slice(latin.index + latin[0].length + name.length);
    return { rest, name: careName(name) };
  }
  if (!(text.includes("方") || text.includes("様"))) return { rest: text, name: null };
  for (let at = text.search(CARE); at >= 0; at = next(text, at)) {
    const start = careStart(text, at);
    const name = careName(text.slice(start, at));
    if (name !== null) return { rest: `${text.slice(0, start)} ${text.slice(at).replace(CARE_MARK, "")}`, name };
  }
  return { rest: text, name: null };
}

const CARE_OF = /(?:C[/.]O\.?|(?<![A-Z])CARE OF)[ :]?(?=\S)/;
/** 方 behind a name; what people also write for it (宅, 内, 邸) only behind 様, where 方 needs no end (田中様方山田). */
const CARE = /方(?=\s|$)|(?<=様)(?:方|[宅内邸](?=\s|$)|かた(?=\s|$))/;
/** With the person it is for, who may be written to it at once. */
const CARE_MARK = /^(?:かた|方(?![\s\d])\S*|.)/;
const CARE_LENGTH_MAX = 16;

function next(text: string, at: number): number {
  const found = text.slice(at + 1).search(CARE);
  return found < 0 ? -1 : at + 1 + found;
}

/** A blank may stand between the name and 様方, and within the name. */
function careStart(text: string, at: number): number {
  let start = wordStart(text, at, at);
  let end = at;
  if (/^[様殿]?$/.test(text.slice(start, at)) && text.charAt(start - 1) === " ") {
    end = start - 1;
    const before = wordStart(text, end, at);
    if (before === end) return start;
    start = before;
  }
  const family = text.charAt(start - 1) === " " ? wordStart(text, start - 1, at) : start;
  const written = text.slice(family, end);
  return FULL_NAME.test(written) && !BUILDING_WORD.test(written) ? family : start;
}

/** 田中 一郎, 田中 一郎様, タナカ イチロウ. */
const FULL_NAME =
  /^(?:\p{Script=Han}{1,4} [\p{Script=Han}ぁ-んァ-ヺー]{1,5}|[ぁ-んァ-ヺー]{2,4} [ぁ-んァ-ヺー]{2,5})[様殿]?$/u;

/** Where the word that ends at `end` starts; no name with its 方 at `at` is longer than `CARE_LENGTH_MAX`. */
function wordStart(text: string, end: number, at: number): number {
  let start = end;
  while (start > 0 && at - start < CARE_LENGTH_MAX && !isCareBoundary(text, start - 1)) start--;
  return start;
}

function isCareBoundary(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === " " || char === "-" || isDigit(char) || char === "号" || char === "室" || char === "階";
}

function careName(written: string): string | null {
  const name = written.replace(/\s?(?:様|さま|サマ|さん|氏|殿|宅)$/, "").replaceAll(" ", "");
  return name === "" ? null : name;
}

const BUILDING_WORD = new RegExp(`${BUILDING_WORDS}|棟`);
/** 赤坂ホテル気付, 赤坂ホテル気付 山田太郎様: the place, not the guest. */
const IN_CARE_AT = /\s?気付(?:$|[\s-][^\d]*$)/;
const ADDRESSEE = /^(.*?)(?:(?<=^|\s)([^\s\d-]*)\s?)(?:様|(?<!御)殿)$/;
const PERSON_PART_MAX = 4;

/** 赤坂ハイツ 山田太郎様, 株式会社関所御中: the honorific with the person's name, which may be in two parts. */
export function withoutAddressee(text: string): string {
  if (text.endsWith("御中")) return text.slice(0, -2).trimEnd();
  if (text.includes("気付")) return text.replace(IN_CARE_AT, "");
  const found = text.endsWith("様") || text.endsWith("殿") ? ADDRESSEE.exec(text) : null;
  if (found === null) return text;
  const [, before = "", name = ""] = found;
  if (BUILDING_WORD.test(name)) return text;
  const words = before.trimEnd().split(" ");
  const family = words.at(-1) ?? "";
  const isFamily = words.length > 1 && family.length <= PERSON_PART_MAX && /^[^\dA-Z-]+$/.test(family);
  if (isFamily && name.length <= PERSON_PART_MAX && !BUILDING_WORD.test(family)) words.pop();
  return words.join(" ");
}

const COMPANY = /^(?:[株有同]$|.*(?:株式会社|有限会社|合同会社))/;

/** 赤坂ビル 株式会社ABC 総務部 → 赤坂ビル. Where no building stands before the firm, the firm says which part of the block is meant. */
export function withoutCompany(building: string): string {
  if (!/株|有|同/.test(building)) return building;
  const words = building.replace(/(^| )株(?= |$)/g, "$1株式会社").split(" ");
  const firm = words.findIndex((word) => COMPANY.test(word));
  const before = words.slice(0, Math.max(0, firm)).join(" ");
  return BUILDING_WORD.test(before) ? before : words.join(" ");
}
