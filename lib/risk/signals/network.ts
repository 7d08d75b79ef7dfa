import { z } from "zod";
import type { NetworkClass } from "../facts";
import { flag } from "./params";
import { isOtherThanCard } from "./payment";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/** Card country ≠ IP country. */
export const C12 = defineSignal({
  code: "C12",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["payment.card", "device.ip"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const cardCountry = order.input.payment?.card?.issuerCountry?.toUpperCase();
    if (cardCountry === undefined) return unknown("not_sent");
    if (!facts.ip.known) return unknown(facts.ip.why);
    const ipCountry = facts.ip.value.country?.toUpperCase();
    if (ipCountry === undefined) return unknown("not_in_reference_data");
    return cardCountry === ipCountry ? CLEAR : fired({ cardCountry, ipCountry });
  },
});

/** Tor, VPN, proxy or hosting network. Each class can be switched off: privacy relays carry many honest customers. */
export const C15 = defineSignal({
  code: "C15",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["device.ip"],
  params: z.strictObject({ tor: flag(true), vpn: flag(true), proxy: flag(true), hosting: flag(true) }),
  read: (_order, facts, params) => {
    if (!facts.ip.known) return unknown(facts.ip.why);
    const { networkClass, asnName } = facts.ip.value;
    if (networkClass === "unknown") return unknown("not_in_reference_data");
    return isAnonymous(networkClass) && params[networkClass] ? fired({ networkClass, network: asnName ?? "" }) : CLEAR;
  },
});

type AnonymousClass = "tor" | "vpn" | "proxy" | "hosting";
function isAnonymous(networkClass: NetworkClass): networkClass is AnonymousClass {
  return networkClass === "tor" || networkClass === "vpn" || networkClass === "proxy" || networkClass === "hosting";
}
