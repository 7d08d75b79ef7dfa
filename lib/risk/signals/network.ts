import { z } from "zod";
import type { Facts, Known, NetworkClass } from "../facts";
import type { Order } from "../order";
import { countryCodes, flag } from "./params";
import { isOtherThanCard } from "./payment";
import { isInJapan } from "./place";
import { CLEAR, defineSignal, fired, unknown } from "./signal";
import { isKnownDevice, passedChallenge } from "./vouched";

/**
 * Card country ≠ IP country. Travellers and residents from abroad are such; where the card's owner answered the issuer's challenge, or
 * the shop has long known the device, it adds points.
 */
export const C12 = defineSignal({
  code: "C12",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["payment.card", "device.ip"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const issuer = issuerCountry(order, facts);
    if (!issuer.known) return unknown(issuer.why);
    const cardCountry = issuer.value;
    if (!facts.ip.known) return unknown(facts.ip.why);
    const ipCountry = facts.ip.value.country?.toUpperCase();
    if (ipCountry === undefined) return unknown("not_in_reference_data");
    if (cardCountry === ipCountry) return CLEAR;
    const isVouchedFor = passedChallenge(order) || isKnownDevice(facts);
    return fired({ cardCountry, ipCountry }, isVouchedFor ? { action: "weight" } : {});
  },
});

/** As the merchant says, else by the card's BIN. */
function issuerCountry(order: Order, { outside }: Facts): Known<string> {
  const said = order.input.payment?.card?.issuerCountry;
  if (said !== undefined) return { known: true, value: said.toUpperCase() };
  if (order.input.payment?.card?.bin === undefined) return { known: false, why: "not_sent" };
  if (!outside.card.known) return outside.card;
  const country = outside.card.value.issuerCountry;
  return country === null ? { known: false, why: "not_in_reference_data" } : { known: true, value: country };
}

/** Foreign card to domestic address (海外カード×国内配送). */
export const C13 = defineSignal({
  code: "C13",
  typology: "impersonation",
  action: "weight",
  points: 60,
  touchpoints: ["payment.card", "delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const issuer = issuerCountry(order, facts);
    if (!issuer.known) return unknown(issuer.why);
    if ((order.delivery?.address ?? null) === null) return unknown("not_sent");
    return issuer.value !== "JP" && isInJapan(order.input) ? fired({ cardCountry: issuer.value }) : CLEAR;
  },
});

/** Countries that the Financial Action Task Force calls for action against (its "black list" of 2020 to 2025). */
const RISK_COUNTRIES = ["IR", "KP", "MM"];

/** Risk country IP (リスク国IP). The list is the administrator's; it begins with what is agreed on internationally. */
export const C14 = defineSignal({
  code: "C14",
  typology: "impersonation",
  action: "HOLD",
  points: 400,
  touchpoints: ["device.ip"],
  params: z.strictObject({ countries: countryCodes(RISK_COUNTRIES) }),
  read: (_order, facts, params) => {
    if (!facts.ip.known) return unknown(facts.ip.why);
    const country = facts.ip.value.country?.toUpperCase();
    if (country === undefined) return unknown("not_in_reference_data");
    return params.countries.includes(country) ? fired({ ipCountry: country }) : CLEAR;
  },
});

/**
 * Tor, VPN, proxy or hosting network. Each class can be switched off: privacy relays carry many honest customers. It adds points
 * where the shop has long known the device, which then hides from others, and where no card is paid with that could be another's.
 */
export const C15 = defineSignal({
  code: "C15",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["device.ip"],
  params: z.strictObject({ tor: flag(true), vpn: flag(true), proxy: flag(true), hosting: flag(true) }),
  read: (order, facts, params) => {
    if (!facts.ip.known) return unknown(facts.ip.why);
    const { networkClass, asnName } = facts.ip.value;
    if (networkClass === "unknown") return unknown("not_in_reference_data");
    if (!isAnonymous(networkClass) || !params[networkClass]) return CLEAR;
    const isLess = isOtherThanCard(order) || isKnownDevice(facts);
    return fired({ networkClass, network: asnName ?? "" }, isLess ? { action: "weight" } : {});
  },
});

/**
 * Foreign device behind a network that hides its place (海外設定の端末): its language is not Japanese or its clock not Tokyo's, together
 * with a risk country or an anonymous network, as C14 and C15 read them. Either alone is a resident or a traveller.
 */
export const C35 = defineSignal({
  code: "C35",
  typology: "impersonation",
  action: "HOLD",
  points: 400,
  touchpoints: ["device.id", "device.ip"],
  params: z.strictObject({
    timezones: z.array(z.string().min(1).max(60)).max(50).default(["Asia/Tokyo", "Japan"]),
  }),
  basedOn: [C14.code, C15.code],
  read: (order, facts, { timezones }, bases) => {
    if (bases.length === 0) return unknown("not_applicable");
    const { language, timezone } = order.input.device ?? {};
    if (language === undefined && timezone === undefined) return unknown("not_sent");
    const isForeign =
      (language !== undefined && !JAPANESE.test(language)) || (timezone !== undefined && !timezones.includes(timezone));
    if (!isForeign) return CLEAR;
    const readings = bases.map((read) => read(order, facts));
    if (readings.some(({ state }) => state === "fired")) {
      return fired({ language: language ?? "–", timezone: timezone ?? "–" });
    }
    return readings.find(({ state }) => state === "unknown") ?? CLEAR;
  },
});

/** `ja`, `ja-JP`, and `ja_JP` as some devices write it. */
const JAPANESE = /^ja(?![a-z])/iu;

/** Conversion from a data-centre IP (データセンターIPからの成果): nobody shops from a server. */
export const A12 = defineSignal({
  code: "A12",
  typology: "affiliate",
  action: "HOLD",
  points: 350,
  touchpoints: ["affiliate", "device.ip"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    if (!facts.ip.known) return unknown(facts.ip.why);
    const { networkClass, asnName } = facts.ip.value;
    if (networkClass === "unknown") return unknown("not_in_reference_data");
    return networkClass === "hosting" ? fired({ network: asnName ?? "" }) : CLEAR;
  },
});

type AnonymousClass = "tor" | "vpn" | "proxy" | "hosting";
function isAnonymous(networkClass: NetworkClass): networkClass is AnonymousClass {
  return networkClass === "tor" || networkClass === "vpn" || networkClass === "proxy" || networkClass === "hosting";
}
