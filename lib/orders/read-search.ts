import "server-only";
import { addressReadings } from "@/lib/risk/identity/address";
import { emailIdentity } from "@/lib/risk/identity/email";
import { ipIdentity } from "@/lib/risk/identity/ip";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import { kanaIdentity } from "@/lib/risk/identity/kana";
import { nameIdentity } from "@/lib/risk/identity/name";
import { phoneIdentity } from "@/lib/risk/identity/phone";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import { identityKey } from "@/lib/screening/identifiers";
import { KANA_KIND, NAME_KIND } from "@/lib/screening/search-keys";
import type { SearchKind } from "./words-contract";

/** A text read as one kind of identifier. The same canonical form that orders and lists get, hence any spelling. */
export type IdentifierReading = {
  readonly kind: IdentifierSearchKind;
  readonly canonical: string;
  readonly key: string;
};
export type IdentifierSearchKind = Exclude<SearchKind, "order">;

/** Under which kinds the sightings of an identifier are stored. */
export const STORED_KINDS: Readonly<Record<IdentifierSearchKind, readonly number[]>> = {
  member: [KIND_NUMBER.member],
  email: [KIND_NUMBER.email],
  phone: [KIND_NUMBER.phone],
  name: [NAME_KIND],
  kana: [KANA_KIND],
  address: [KIND_NUMBER.shipRoom, KIND_NUMBER.buyerRoom],
  address_block: [KIND_NUMBER.shipBlock],
  ip: [KIND_NUMBER.ip],
  device: [KIND_NUMBER.device],
  card: [KIND_NUMBER.card],
  affiliate: [KIND_NUMBER.affiliate],
};

const ID_CHARACTERS_MAX = 256;

/** Everything that the text could be, likelier readings first. Empty when it can only be the number of an order. */
export function readSearch(text: string): readonly IdentifierReading[] {
  const readings = [
    ...readAs("ip", text),
    ...readAs("email", text),
    ...(looksLikePhone(text) ? readAs("phone", text) : []),
    ...addressesIn(text),
    ...(/\d/.test(text.normalize("NFKC")) || text.includes("@")
      ? []
      : [...readAs("name", text), ...readAs("kana", text)]),
    ...(/\s/.test(text) ? [] : IDS.flatMap((kind) => readAs(kind, text))),
  ];
  return unique(readings);
}

const IDS = ["member", "device", "card", "affiliate"] as const;

/** The readings of a text as one kind: none when it can't be one, two where a name may stand in either order. */
export function readAs(kind: IdentifierSearchKind, text: string): readonly IdentifierReading[] {
  return unique(canonicalForms(kind, text).map((canonical) => ({ kind, canonical, key: keyOf(kind, canonical) })));
}

export const keyOf = (kind: IdentifierSearchKind, canonical: string): string => identityKey(kind, canonical);

function canonicalForms(kind: IdentifierSearchKind, text: string): readonly string[] {
  switch (kind) {
    case "email": {
      const email = emailIdentity(text);
      return email?.valid ? [email.key] : [];
    }
    case "phone": {
      const phone = phoneIdentity(text);
      return phone && phone.type !== "invalid" ? [phone.key] : [];
    }
    case "ip": {
      const ip = ipIdentity(text);
      return ip ? [ip.key] : [];
    }
    case "name":
      return eitherOrder(text, (last, first) => nameIdentity(last, first)?.key);
    case "kana":
      return isKana(text) ? eitherOrder(text, (last, first) => kanaIdentity(last, first)?.key) : [];
    case "address":
      return readingsOf(text).map(({ roomKey }) => roomKey);
    case "address_block":
      return readingsOf(text).map(({ blockKey }) => blockKey);
    case "member":
    case "device":
    case "card":
    case "affiliate":
      return text.length > ID_CHARACTERS_MAX ? [] : [text];
    default:
      return kind satisfies never;
  }
}

const readingsOf = (text: string) => addressReadings({ address: text }).filter(isComparable);

/** A room, and the block where nothing is said of a building or room. */
function addressesIn(text: string): readonly IdentifierReading[] {
  return readingsOf(text).flatMap(({ roomKey, blockKey, room, building }) => [
    { kind: "address" as const, canonical: roomKey, key: keyOf("address", roomKey) },
    ...(room === null && building === null
      ? [{ kind: "address_block" as const, canonical: blockKey, key: keyOf("address_block", blockKey) }]
      : []),
  ]);
}

function eitherOrder(
  text: string,
  identity: (last: string, first: string | undefined) => string | undefined,
): readonly string[] {
  const words = text.trim().split(/[\s・,，、]+/u);
  const [one = "", other] = words;
  const keys = words.length === 2 ? [identity(one, other), identity(other ?? "", one)] : [identity(text, undefined)];
  return keys.flatMap((key) => (key ? [key] : []));
}

/** Kana, long vowels and separators only; half-width kana is kana. */
const isKana = (text: string): boolean =>
  /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s・-]+$/u.test(text.normalize("NFKC"));

const PHONE = /^(?:tel|電話)?[:.\s]*[+(]*[\d〇一二三四五六七八九][\d〇一二三四五六七八九\s()+\-./・‐-―ー−ｰ─━~]{7,}$/iu;
const looksLikePhone = (text: string): boolean => PHONE.test(text.normalize("NFKC").trim());

function unique(readings: readonly IdentifierReading[]): readonly IdentifierReading[] {
  return [...new Map(readings.map((reading) => [`${reading.kind}:${reading.key}`, reading])).values()];
}
