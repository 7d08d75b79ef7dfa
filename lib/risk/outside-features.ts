import type { Facts, PhoneFacts } from "./facts";
import { bool, type Feature, number, string, told } from "./feature";
import { some } from "./feature-values";

/** Fields of what tables, providers, the network and the shop as a whole tell. */
export const OUTSIDE: readonly Feature[] = [
  string("payment.issuerCountry", ({ order, facts }) => {
    const said = order.input.payment?.card?.issuerCountry;
    return said ?? told(facts.outside.card)?.issuerCountry;
  }),
  string("payment.cardFunding", ({ facts }) => told(facts.outside.card)?.funding),
  bool("delivery.isVacant", ({ facts }) => told(facts.outside.vacancy)?.vacant),
  string("delivery.shortStay", ({ facts }) => told(facts.outside.shortStay)?.kind),
  bool("delivery.addressExists", ({ facts }) => told(facts.outside.addressExists)?.exists),
  bool("phone.reachable", ({ facts }) => some(facts.outside.phones.map((phone) => told(phone.reachable)?.reachable))),
  bool("phone.assignable", ({ facts }) => every(facts, (phone) => told(phone.assignable)?.assignable)),
  string("phone.facility", ({ facts }) => firstFacility(facts)),
  number("ip.distanceKm", ({ facts }) => told(facts.outside.ipDistance)?.km),
  bool("mail.hasServer", ({ facts }) => told(facts.outside.mailDomain)?.hasMx),
  bool("mail.deliverable", ({ facts }) => told(facts.outside.mailbox)?.deliverable),
  bool("order.isHoliday", ({ facts }) => {
    const holiday = told(facts.outside.holiday);
    return holiday && holiday.name !== null;
  }),
  number("network.negatives", ({ facts }) => told(facts.network)?.negatives.length),
  number("network.merchants7d", ({ facts }) => told(facts.network)?.merchants7d),
  number("shop.amountRatio", ({ order, facts }) => {
    const median = told(facts.shop)?.amountMedian ?? 0;
    return median > 0 ? order.input.amountTotal / median : undefined;
  }),
];

/** False when any is false, undefined when none says anything. */
function every(facts: Facts, ask: (phone: PhoneFacts) => boolean | undefined): boolean | undefined {
  const answers = facts.outside.phones.map(ask).filter((answer) => answer !== undefined);
  return answers.length === 0 ? undefined : !answers.includes(false);
}

function firstFacility({ outside }: Facts): string | undefined {
  for (const { facility } of outside.phones) {
    const kind = told(facility)?.kind ?? null;
    if (kind !== null) return kind;
  }
  return undefined;
}
