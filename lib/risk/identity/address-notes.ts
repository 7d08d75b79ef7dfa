/** More than the longest address is not read anyway. */
const LENGTH_MAX = 1_000;
const MAYBE = /※|TEL|℡|電話|携帯|置き?配|宅配|不在|玄関前|時間指定/i;
/** What web forms leave of line breaks. */
const BREAK_TAG = /<br\s?\/?>/gi;
const LISTED = /[未需部他外]|ほか/;

/** Wishes for the courier from a word that no address contains to the next blank or bracket, and all behind a ※. */
const WISH =
  /[\s　(（、。,]*(?:置き?配|宅配(?:ボックス|ＢＯＸ|BOX|便)|不在[時の票]|玄関前|時間指定)[^\s　()（）]*[)）]?/giu;
const REMARK = /※.*$/su;
/** (住居表示未確定): what lists of addresses say of them. */
const STATUS = /[(（][^()（）]*(?:未確定|未定|未実施|需要場所)[^()（）]*[)）]/gu;
/** 3番地の一部, 2400-17他: more land than the one lot. 番外地 is something else. */
const MORE_LOTS = /(?<=[\d０-９]|番地?|号)[\s　]*(?:の一部|他|外|ほか)(?=[\s　(（]|$)/gu;
/** Up to a phone number's digits, in whichever width and with whichever dash they are typed. */
const PHONE = /(?:TEL|℡|電話(?:番号)?|携帯(?:電話|番号)?)[\s:：.]{0,3}[+＋]?[0０][\d０-９()（）\-－ー‐−\s]{8,16}/giu;

/** The address without what customers add for the courier: they would pass for a building or a room. Linear. */
export function withoutNotes(address: string): string {
  const head = address.slice(0, LENGTH_MAX);
  const text = head.includes("<") ? head.replace(BREAK_TAG, "\n") : head;
  const lot = LISTED.test(text) ? text.replace(STATUS, " ").replace(MORE_LOTS, "") : text;
  if (!MAYBE.test(lot)) return lot;
  return lot.replace(REMARK, " ").replace(PHONE, " ").replace(WISH, " ");
}
