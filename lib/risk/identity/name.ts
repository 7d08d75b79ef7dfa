import type { NameIdentity } from "../order";
import { cleanText, expandRepeats } from "./text";

const LENGTH_MAX = 120;
/** Blanks, punctuation and symbols separate or decorate the parts of a name; they are no part of it. */
const SEPARATORS = /[\s\p{P}\p{S}]/gu;
const HONORIFICS = ["様", "さま", "殿", "御中"];
/** ひさん is a name, 山田 さん is not. */
const HONORIFIC_APART = /\s(?:さん|サマ|氏|先生)$/u;
/** Mr. Taro Yamada. */
const TITLE = /^(?:MR|MRS|MS|MISS|DR)(?:\.\s?|\s)(?=[A-Z])/i;
const COMPANY =
  /\((株|有|同)\)|^\(([資名医学宗福社財独]|社福|特非|医[社財]|[一公][社財])\)|\(([資名]|[一公][社財])\)$/gu;
const COMPANY_WORDS: Readonly<Record<string, string>> = {
  株: "株式会社",
  有: "有限会社",
  同: "合同会社",
  資: "合資会社",
  名: "合名会社",
  医: "医療法人",
  医社: "医療法人社団",
  医財: "医療法人財団",
  学: "学校法人",
  宗: "宗教法人",
  福: "社会福祉法人",
  社福: "社会福祉法人",
  特非: "特定非営利活動法人",
  社: "社団法人",
  財: "財団法人",
  独: "独立行政法人",
  一社: "一般社団法人",
  一財: "一般財団法人",
  公社: "公益社団法人",
  公財: "公益財団法人",
};
const NON_PROFIT = /NPO法人/giu;
/** 山田太郎(ヤマダタロウ): the reading of a name in kanji, which has a field of its own. */
const READING = /(?<=\p{Script=Han}.*)\s*[(【[〔][ぁ-ゖァ-ヺー・\s]+[)】\]〕]$/u;
/** Latin letters that no accent makes, as cards and forms without them are filled in. */
const SPELT_OUT: Readonly<Record<string, string>> = { Ø: "O", Ł: "L", Đ: "D", Æ: "AE", Œ: "OE", Þ: "TH" };
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;

/**
 * Identity of a person's name. `null` when neither part was sent; an empty key when nothing readable was.
 * Width, spacing, variant kanji, variation selectors, 々, the case and accents of Latin letters, (株) are folded; hiragana and katakana stay
 * apart, since ひろみ and ヒロミ are different names in the register, and so do kanji that merely look alike (太田, 大田).
 */
export function nameIdentity(lastName: string | undefined, firstName: string | undefined): NameIdentity | null {
  const raw = [lastName, firstName].filter((part) => part !== undefined && part.trim() !== "").join(" ");
  if (raw === "") return null;
  return { key: nameKey(raw), raw };
}

function nameKey(raw: string): string {
  const text = cleanText(raw, LENGTH_MAX)
    .replace(COMPANY, (match, any: string, first: string, last: string) => COMPANY_WORDS[any ?? first ?? last] ?? match)
    .replace(NON_PROFIT, "特定非営利活動法人")
    .replace(READING, "")
    .replace(TITLE, "")
    .replace(HONORIFIC_APART, "");
  let key = withoutAccents(expandRepeats(text.replace(SEPARATORS, "").toUpperCase().normalize("NFKC")));
  for (;;) {
    const honorific = HONORIFICS.find((each) => key.length > each.length + 1 && key.endsWith(each));
    if (honorific === undefined) break;
    key = key.slice(0, -honorific.length);
  }
  return key;
}

/** Forms and cards leave accents out of Latin names (José, Müller). */
function withoutAccents(text: string): string {
  if (!ACCENTED.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(/[ØŁĐÆŒÞ]/g, (letter) => SPELT_OUT[letter] ?? letter)
    .replace(/(?<=[A-Z])[\u0300-\u036f]+/g, "")
    .normalize("NFC");
}
