const POSITIONAL = "〇一二三四五六七八九";
const FORMAL: Readonly<Record<string, string>> = {
  零: "〇",
  壱: "一",
  弐: "二",
  参: "三",
  拾: "十",
  百: "百",
  千: "千",
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** Written together, as old lot numbers are (廿四番地). */
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
/** Longer runs of digits are telephone numbers or noise, not parts of an address. */
const DIGITS_MAX = 7;

export type ReadNumber = {
  /** Arabic digits without leading zeros. */
  readonly value: string;
  /** Offset just behind the number. */
  readonly end: number;
  readonly kanji: boolean;
};

/** Asked of every character of every address. */
const NUMERAL = new Uint8Array(0x10000);
for (const numeral of [...POSITIONAL, ...Object.keys(FORMAL), ...Object.keys(UNITS), ...Object.keys(TENS)])
  NUMERAL[numeral.charCodeAt(0)] = 1;

export function isDigit(char: string): boolean {
  return char >= "0" && char <= "9" && char.length === 1;
}

export function isKanjiNumeral(char: string): boolean {
  return char !== "" && NUMERAL[char.charCodeAt(0)] === 1;
}

/** Reads the number that starts at `at`: Arabic digits or kanji numerals, positional (二〇一) or with units (二百一). */
export function readNumber(text: string, at: number): ReadNumber | null {
  let end = at;
  if (isDigit(text.charAt(at))) {
    while (isDigit(text.charAt(end))) end++;
    if (end - at > DIGITS_MAX) return null;
    return { value: stripZeros(text.slice(at, end)), end, kanji: false };
  }
  while (end - at < DIGITS_MAX + 2 && isKanjiNumeral(text.charAt(end))) end++;
  if (end === at) return null;
  const value = kanjiValue(text.slice(at, end));
  return value === null ? null : { value, end, kanji: true };
}

export function stripZeros(digits: string): string {
  const stripped = digits.replace(/^0+/, "");
  return stripped === "" ? "0" : stripped;
}

function kanjiValue(run: string): string | null {
  const numerals = [...run].map((char) => FORMAL[char] ?? char);
  if (!numerals.some((char) => char in UNITS || char in TENS)) {
    return stripZeros(numerals.map((char) => POSITIONAL.indexOf(char)).join(""));
  }
  let total = 0;
  let digit = 0;
  for (const char of numerals) {
    const unit = UNITS[char];
    const tens = TENS[char];
    if (tens !== undefined) total += tens;
    else if (unit === undefined) digit = digit * 10 + POSITIONAL.indexOf(char);
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return String(total + digit);
}

/** 1–999 as place names write it: 二十四, 百一. */
export function toKanji(value: number): string {
  if (value === 0) return "〇";
  let out = "";
  let rest = value;
  for (const [name, unit] of [
    ["百", 100],
    ["十", 10],
  ] as const) {
    const count = Math.floor(rest / unit);
    if (count > 0) out += (count > 1 ? POSITIONAL.charAt(count) : "") + name;
    rest %= unit;
  }
  return out + (rest > 0 ? POSITIONAL.charAt(rest) : "");
}
