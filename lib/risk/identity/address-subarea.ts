import { readBlock } from "./address-block";
import { isKanjiNumeral, type ReadNumber, readNumber } from "./address-numerals";
import { BUILDING_WORDS } from "./building-words";

const NO_LOT_NUMBER_WITHIN = /(?:[官国]有)?(?:無番地|無番(?=\s|$)|番外地|無地番|(?:番地|地番)[な無]し)/;
/** Land without a lot number, in front of what follows it. */
export const NO_LOT_NUMBER = new RegExp(`^\\s*${NO_LOT_NUMBER_WITHIN.source}`);

const BUILDING_WORD = new RegExp(`${BUILDING_WORDS}|[ァ-ヺー]{4}`);
const SUBAREA_LENGTH_MAX = 10;
const JOINT = /^([ぁ-んァ-ヺ]?)[のノ]$|(?<=^[A-Z])番地?$|(?<=^[ぁ-んァ-ヺ])部$/;

/**
 * What stands between the town and the block number: a 小字 the master does not list, or, where no town was recognised, the town
 * as written. A building before any number is neither.
 */
export function splitSubarea(rest: string, townKnown: boolean): { readonly subarea: string; readonly rest: string } {
  const start = blockStart(rest);
  const written = (start < 0 ? "" : rest.slice(0, start)).replace(/[\s-]+$/, "").trim();
  if (start <= 0 || written === "") {
    if (!townKnown && start < 0) return { subarea: rest.trim(), rest: "" };
    return { subarea: "", rest: rest.slice(Math.max(0, start)).replace(/^\s?[大小]?字/, "") };
  }
  const plausible = written.length <= SUBAREA_LENGTH_MAX && !BUILDING_WORD.test(written) && !written.includes(" ");
  if (townKnown && !plausible) return { subarea: "", rest: blockInFront(rest) };
  // 旭市ニの2132, 本府中町ヲ部38, 上町A番12号: the letter of a quarter, however it is joined to its number.
  return { subarea: written.replace(JOINT, "$1"), rest: rest.slice(start) };
}

/**
 * 恵比寿 サンハイツ201 1-19-19: the building was written before its block. A wing with its room (サンハイツ 3-201) is no block, and 芝ビル
 * without a blank is no building of the town 芝.
 */
function blockInFront(rest: string): string {
  const at = rest.lastIndexOf(" ");
  const last = rest.slice(at + 1);
  if (at < 1 || !rest.startsWith(" ") || !BLOCK_ALONE.test(last) || readBlock(last).end < last.length) return rest;
  return `${last} ${rest.slice(0, at).trim()}`;
}
const BLOCK_ALONE = /^(?:\d{1,2}-\d{1,2}-\d{1,2}$|\d{1,2}丁目\d|\d{1,5}番(?:地|\d))/;

/** Offset of the first number that can start a block, or of what says that there is none; -1 where neither stands. */
function blockStart(text: string): number {
  const number = firstBlockNumber(text);
  return number >= 0 ? number : text.search(NO_LOT_NUMBER_WITHIN);
}

function firstBlockNumber(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "第" && readBlock(text.slice(at)).numbers.length > 0) return at;
    if (!((char >= "0" && char <= "9") || isKanjiNumeral(char))) continue;
    const number = readNumber(text, at);
    if (number !== null && startsBlock(text, at, number)) return at;
    // Do not start again inside the same number.
    if (number !== null) at = number.end - 1;
  }
  return -1;
}

const BLOCK_MARK = /^\s?(?:丁|町目|番|号|地割|[字部](?=\d)|-|の|ノ)/;
/** 西2線北27号: the grid of roads by which Hokkaido names its fields is no block, nor is the named quarter of 今井1字西湫5. */
const GRID = /^(?:線|条|の?通り|字(?![\d一二三四五六七八九十]))/;

function startsBlock(text: string, at: number, number: ReadNumber): boolean {
  const behind = text.slice(number.end, number.end + 4);
  if (GRID.test(behind)) return false;
  if (number.kanji && !BLOCK_MARK.test(behind)) return false;
  return readBlock(text.slice(at)).numbers.length > 0;
}
