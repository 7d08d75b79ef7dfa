import type { Order, OrderInput, Party, PartyIdentity, PhoneIdentity } from "../order";
import { addressIdentity } from "./address";
import { emailIdentity } from "./email";
import { ipIdentity } from "./ip";
import { kanaIdentity } from "./kana";
import { nameIdentity } from "./name";
import { phoneIdentity } from "./phone";
import { wordingOf } from "./wording";

/** An order with canonical identities. Total: whatever the strings hold, it answers; `at` is NaN when `orderedAt` is no instant. */
export function normaliseOrder(input: OrderInput): Order {
  const buyer = input.buyer === undefined ? null : partyIdentity(input.buyer);
  const deliveries = (input.deliveries ?? []).map((delivery) =>
    delivery.sameAsBuyer === true && buyer !== null ? buyer : partyIdentity(delivery),
  );
  const delivery = deliveries[0] ?? buyer;
  return {
    input,
    at: Date.parse(input.orderedAt),
    buyer,
    delivery,
    deliveries,
    ip: input.device?.ip === undefined ? null : ipIdentity(input.device.ip),
    wording: wordingOf({ input, buyer, delivery }),
  };
}

/** Canonical identities of one buyer or ship-to. */
export function partyIdentity(party: Party): PartyIdentity {
  return {
    name: nameIdentity(party.lastName, party.firstName),
    kana: kanaIdentity(party.lastNameKana, party.firstNameKana),
    phones: phones(party),
    email: party.email === undefined ? null : emailIdentity(party.email),
    address: addressIdentity(party),
  };
}

/** Mobile first: it is the line that identifies a person. The same line typed twice counts once. */
function phones(party: Party): readonly PhoneIdentity[] {
  const found = new Map<string, PhoneIdentity>();
  for (const typed of [party.mobile, party.tel]) {
    const phone = typed === undefined ? null : phoneIdentity(typed);
    if (phone !== null && !found.has(phone.key)) found.set(phone.key, phone);
  }
  return [...found.values()];
}
