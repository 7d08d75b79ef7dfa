/** Wings, towers and sides of a building that are named, not numbered. */

const KANJI_WING = /(?:[東西南北中本新別旧甲乙丙前後左右]|中央)(?:棟|館)(?=[\s\-\d])/y;
/** 東201, 東-201, 東側2階, by itself, behind katakana (ハイツ東201) or a kanji for a building (芝荘東201): in 十三東201 it ends a name. */
const SIDE = /[東西南北]側?(?=-?\d)/y;
const BEFORE_SIDE = /[ァ-ヺー荘寮館]/;
/** さくら棟201, ア棟201, フラワー棟201, and, by itself or behind katakana, 桜棟201. */
const NAMED_WING =
  /(?:(?<![ぁ-ん])[ぁ-ん]{1,8}|(?<![ァ-ヺー])[ァ-ヺ][ァ-ヺー]{0,7}|(?<=^|[\s\-ァ-ヺー])(?!号)\p{Script=Han}{1,3})棟(?=[\s\-\d])/uy;
const NAMED_WING_LENGTH_MAX = 9;
/** 2階東側, 1F西号室, 2階奥: one floor shared by two. */
const FLOOR_SIDE = /(?:[東西南北左右奥]|手前?)(?:側|号?室)?(?=\s|$)/y;
/** 中2階, a mezzanine; in 田中2階 it ends a name. */
const MEZZANINE = /(?<!\p{Script=Han})中(?=\d{1,2}(?:階|F))/uy;
/** What any of these begins with. */
const WING_START = /[EWSNぁ-んァ-ヺ\p{Script=Han}]/u;
/** Twin towers on one block number their rooms alike. */
const TOWER =
  /(?:イースト|ウ[エェ]スト|サウス|ノース|(?<![A-Z])(?:EAST|WEST|SOUTH|NORTH)(?![A-Z])) ?(?:(?:タワー|棟|館|ウ[イィ]ング|コート|TOWER|WING|COURT)(?=[\s\-\d])|(?=-?(?:[A-Z]-?)?\d))/y;
const TOWER_SIDES: Readonly<Record<string, string>> = {
  イ: "東",
  ウ: "西",
  サ: "南",
  ノ: "北",
  E: "東",
  W: "西",
  S: "南",
  N: "北",
};
/** Most buildings have none of these. */
const WING_WORD = /[棟館東西南北左右奥]|中\d|手前|タワー|ウ[イィ]ング|[ーェエ]スト|サウス|ノース|EAST|WEST|SOUTH|NORTH/;

export type NamedWing = { readonly kind: "wing" | "letter"; readonly value: string; readonly length: number };

/** Whether it is worth asking `namedWing` of any character of `text`. */
export function mayNameWing(text: string): boolean {
  return WING_WORD.test(text);
}

/** The wing that is named at `at`, or, behind a floor, the side of it. */
export function namedWing(text: string, at: number, behindFloor: boolean): NamedWing | null {
  const char = text.charAt(at);
  if (!WING_START.test(char)) return null;
  const tower = char in TOWER_SIDES ? lengthAt(TOWER, text, at) : 0;
  if (tower > 0) return { kind: "wing", value: TOWER_SIDES[char] ?? char, length: tower };
  if (char === "中" && lengthAt(MEZZANINE, text, at) > 0) return { kind: "wing", value: "M", length: 1 };
  const side = behindFloor ? lengthAt(FLOOR_SIDE, text, at) : 0;
  if (side > 0) return { kind: "letter", value: char, length: side };
  const previous = text.charAt(at - 1);
  const apart = previous === "" || previous === " " || previous === "-";
  const named = lengthAt(KANJI_WING, text, at) || (apart || BEFORE_SIDE.test(previous) ? lengthAt(SIDE, text, at) : 0);
  if (named > 0) return { kind: "wing", value: char, length: named };
  const mark = text.indexOf("棟", at + 1);
  const length = mark < 0 || mark > at + NAMED_WING_LENGTH_MAX ? 0 : lengthAt(NAMED_WING, text, at);
  return length > 0 ? { kind: "wing", value: text.slice(at, at + length - 1), length } : null;
}

/** How much of `text` the sticky pattern takes at `at`; 0 where it does not match. */
export function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}
