import { isKanjiNumeral, readNumber } from "./address-numerals";

const ROOM_MARK = /^(?:号室|号棟|号館|番館|番街(?=[\s\-\d])|番室|号|階(?!堂)|室|棟|F(?![A-Z]))/;

/** 二〇一号室 → 201号室, 三階 → 3階; kanji numerals in names (三越, 二階堂) stay. */
export function arabicRooms(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (isKanjiNumeral(char)) {
      const number = readNumber(text, at);
      if (number !== null && isRoomNumber(text, at, number.end)) {
        out += number.value;
        at = number.end - 1;
        continue;
      }
    }
    out += char;
  }
  return out;
}

function isRoomNumber(text: string, start: number, end: number): boolean {
  if (ROOM_MARK.test(text.slice(end, end + 4))) return true;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  const edge = (char: string) => char === "" || char === " " || char === "-";
  if (!edge(after)) return false;
  return (
    edge(before) ||
    (before >= "A" && before <= "Z" && !/[A-Z]/.test(text.charAt(start - 2))) ||
    (end - start >= 3 && !/[十百千]/.test(text.slice(start, end)))
  );
}
