import { z } from "zod";
import type { Touchpoint } from "../../shared/vocabulary";
import type { AddressIdentity, Order, OrderInput } from "../order";
import { takesFirstOffer } from "./first-order";
import { windowDays } from "./params";
import { CLEAR, defineSignal, fired, type Reading, unknown } from "./signal";

/** Vacant room (空き室): goods are fetched from a home nobody lives in. A statement that is too old says nothing of today. */
export const C06 = defineSignal({
  code: "C06",
  typology: "impersonation",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address"],
  params: z.strictObject({ ageDaysMax: windowDays(30) }),
  read: (_order, { outside: { vacancy } }, params) => {
    if (!vacancy.known) return unknown(vacancy.why);
    const { vacant, ageDays } = vacancy.value;
    if (ageDays > params.ageDaysMax) return unknown("not_in_reference_data");
    return vacant ? fired({ ageDays: Math.floor(ageDays) }) : CLEAR;
  },
});

/** What such places call themselves; a building's name needs no table. */
const SHORT_STAY_WORDS = [
  "ホテル",
  "旅館",
  "ウィークリー",
  "ウイークリー",
  "マンスリー",
  "私書箱",
  "ネットカフェ",
  "漫画喫茶",
];

/** Short stay (短期滞在): hotel, monthly flat, private mailbox or net café, by table or by the name of the building. */
export const C07 = defineSignal({
  code: "C07",
  typology: "impersonation",
  action: "HOLD",
  points: 300,
  touchpoints: ["delivery.address"],
  params: z.strictObject({ words: z.array(z.string().min(2).max(40)).max(100).default(SHORT_STAY_WORDS) }),
  read: (order, { outside: { shortStay } }, params) => {
    if (shortStay.known && shortStay.value.kind !== null) return fired({ kind: shortStay.value.kind });
    const building = order.delivery?.address?.building ?? "";
    if (params.words.some((word) => building.includes(word))) return fired({ kind: "name" });
    return shortStay.known ? CLEAR : unknown(shortStay.why);
  },
});

/** Latin capitals and digits as forwarders number their members; the digits are not a year or a room. */
const MEMBER_CODE = /(?<![A-Z\d])[A-Z]{2,4}-?\d{4,}(?!\d)/;

/** Member code in an address line or name (住所に会員コード): how a forwarder knows whose parcel it is. */
export const C09 = defineSignal({
  code: "C09",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address", "delivery.name"],
  params: z.strictObject({}),
  read: ({ delivery, buyer }) => {
    const party = delivery ?? buyer;
    const texts: readonly (readonly [Touchpoint, string | undefined])[] = [
      ["delivery.address", party?.address?.raw],
      ["delivery.name", party?.name?.raw],
    ];
    const sent = texts.filter(([, text]) => text !== undefined);
    for (const [touchpoint, text = ""] of sent) {
      const [code] = MEMBER_CODE.exec(text.normalize("NFKC").toUpperCase()) ?? [];
      if (code !== undefined) return fired({ code: `${code.replace(/[-\d].*/u, "")}…` }, { touchpoints: [touchpoint] });
    }
    return sent.length > 0 ? CLEAR : unknown("not_sent");
  },
});

/**
 * No such town, or no block number (町域不存在・番地なし) in the ship-to, or a provider knows that nobody can receive mail there. Where
 * none is configured the postal master alone decides. Depots and post offices are no homes.
 */
export const C11 = defineSignal({
  code: "C11",
  typology: "impersonation",
  action: "HOLD",
  points: 250,
  touchpoints: ["delivery.address"],
  params: z.strictObject({}),
  read: (order, { outside: { addressExists } }) => {
    if (!isHomeDelivery(order.input) || !isInJapan(order.input)) return unknown("not_applicable");
    const address = order.delivery?.address ?? null;
    if (address === null) return unknown("not_sent");
    if (address.confidence === "none" || address.confidence === "prefecture") return unknown("not_readable");
    const isNowhere = addressExists.known && !addressExists.value.exists;
    const missing = missingIn(address) ?? (isNowhere ? "address" : null);
    if (missing !== null) return fired({ missing, place: placeOf(address) });
    return addressExists.known || addressExists.why === "no_reference_data" ? CLEAR : unknown(addressExists.why);
  },
});

const placeOf = ({ prefecture, city, town }: AddressIdentity) => [prefecture, city, town].join("");

/** Who writes 番外地 or 無番地 has said that there is no number; that counts as one. */
function missingIn({ block, confidence }: AddressIdentity): "town" | "number" | null {
  if (confidence === "city") return "town";
  return block === null ? "number" : null;
}

function isHomeDelivery({ deliveries }: OrderInput): boolean {
  const method = deliveries?.[0]?.method;
  return method === undefined || method === "home";
}

/** Where no country is named the ship-to is in Japan. */
export function isInJapan({ deliveries, buyer }: OrderInput): boolean {
  const [shipTo] = deliveries ?? [];
  const party = shipTo === undefined || shipTo.sameAsBuyer === true ? buyer : shipTo;
  return (party?.country ?? "JP").toUpperCase() === "JP";
}

/** IP far from ship-to. The place of a mobile carrier's IP is where its gateway stands, so it is not asked. */
export const C16 = defineSignal({
  code: "C16",
  typology: "impersonation",
  action: "weight",
  points: 60,
  touchpoints: ["device.ip", "delivery.address"],
  params: z.strictObject({ kmMin: z.number().positive().max(20_000).default(500) }),
  read: (_order, { ip, outside: { ipDistance } }, params) => {
    if (ip.known && ip.value.networkClass === "mobile") return unknown("not_applicable");
    if (!ipDistance.known) return unknown(ipDistance.why);
    const { km } = ipDistance.value;
    return km > params.kmMin ? fired({ km: Math.round(km), kmMin: params.kmMin }) : CLEAR;
  },
});

const BUSINESS_WORDS =
  /株式会社|有限会社|合同会社|合資会社|一般社団法人|㈱|㈲|\(株\)|\(有\)|営業所|事業所|事務所|支店|支社|本社|倉庫|物流センター|配送センター/u;

/** Business address on a consumer offer (事業所宛ての個人向け特典): an offer for first orders, or a subscription, goes to a company. */
export const R12 = defineSignal({
  code: "R12",
  typology: "resale",
  action: "weight",
  points: 80,
  touchpoints: ["delivery.address", "delivery.name"],
  params: z.strictObject({}),
  read: (order) => {
    const offer = takesFirstOffer(order.input);
    if (offer === undefined) return unknown("not_sent");
    if (!offer && order.input.subscription === undefined) return unknown("not_applicable");
    return businessOf(order);
  },
});

function businessOf({ input, delivery }: Order): Reading {
  const [shipTo] = input.deliveries ?? [];
  const party = shipTo === undefined || shipTo.sameAsBuyer === true ? input.buyer : shipTo;
  if (party === undefined) return unknown("not_sent");
  if ((party.company ?? "").trim() !== "" || (party.department ?? "").trim() !== "") return fired({ by: "company" });
  if (delivery?.address == null && delivery?.name == null) return unknown("not_sent");
  const text = `${delivery.address?.raw ?? ""} ${delivery.name?.raw ?? ""}`.normalize("NFKC");
  return BUSINESS_WORDS.test(text) ? fired({ by: "name" }) : CLEAR;
}
