/** More than the longest address is not read anyway. */
const LENGTH_MAX = 1_000;
const MAYBE = /※|TEL|℡|電話|携帯|置き?配|宅配|不在|玄関前|時間指定/i;

/** Wishes for the courier from a word that no address contains to the next blank or bracket, and all behind a ※. */
const WISH =
  /[\s　(（、。,]*(?:置き?配|宅配(?:ボックス|ＢＯＸ|BOX|便)|不在[時の票]|玄関前|時間指定)[^\s　()（）]*[)）]?/giu;
const REMARK = /※.*$/su;
/** Up to a phone number's digits, in whichever width and with whichever dash they are typed. */
const PHONE = /(?:TEL|℡|電話(?:番号)?|携帯(?:電話|番号)?)[\s:：.]{0,3}[+＋]?[0０][\d０-９()（）\-－ー‐−\s]{8,16}/giu;

/** The address without what customers add for the courier: they would pass for a building or a room. Linear. */
export function withoutNotes(address: string): string {
  const text = address.slice(0, LENGTH_MAX);
  if (!MAYBE.test(text)) return text;
  return text.replace(REMARK, " ").replace(PHONE, " ").replace(WISH, " ");
}
