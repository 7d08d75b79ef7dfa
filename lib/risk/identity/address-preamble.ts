import { postalEntries } from "./postal-master";

const PREAMBLE =
  /^(?:[A-Z][A-Z ]{0,30}(?=東京都|北海道|大阪府|京都府|[^A-Z\s\d]{2,3}県)|(?:ご|御)?(?:住所|所在地|お?届け?先|送付先|配送先)|JAPAN|JPN|JP|日本国|[\s:-])+|^日本(?=[\s〒\d]|東京都|北海道|大阪府|京都府|.{2,3}県)[\s-]*/;
const POSTAL_CODE = /^(?:〒|T(?=\d{3}-)|郵便番号|[:\s])*(\d{3})[- ]?(\d{4})(?!\d|-\d)[\s-]*/;
const MARKED_POSTAL_CODE = /〒\s?(\d{3})[- ]?(\d{4})(?!\d)/;
/** Within or behind the address it is no room, which has no four digits behind three. */
const BARE_POSTAL_CODE = / (\d{3})-(\d{4})(?= |$)/;
const COUNTRY_BEHIND = / (?:JAPAN|JPN|日本国?)$/;
/** A telephone number behind the address, in its groups or as ten or eleven digits. */
const PHONE_BEHIND = / 0(?:\d{1,4}-\d{1,4}-\d{4}|\d{9,10})$/;

/** An address (of `addressText`) without country, postal code and telephone number, and the postal code. */
export function stripPreamble(address: string): { readonly text: string; readonly postalCode: string | null } {
  const text = address.replace(PREAMBLE, "").replace(COUNTRY_BEHIND, "").replace(PHONE_BEHIND, "");
  const match = POSTAL_CODE.exec(text) ?? MARKED_POSTAL_CODE.exec(text) ?? barePostalCode(text);
  if (match === null) return { text: text.replaceAll("〒", " ").trim(), postalCode: null };
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
  return { text: rest.replace(PREAMBLE, ""), postalCode: `${match[1]}${match[2]}` };
}

function barePostalCode(text: string): RegExpExecArray | null {
  const match = BARE_POSTAL_CODE.exec(text);
  if (match === null || postalEntries(`${match[1]}${match[2]}`).length === 0) return null;
  // 谷田部 300-1234 is a lot: an address has a number besides its postal code.
  return /\d/.test(text.slice(0, match.index) + text.slice(match.index + match[0].length)) ? match : null;
}
