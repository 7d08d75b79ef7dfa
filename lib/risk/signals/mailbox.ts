import { z } from "zod";
import { nearestMajorDomain } from "../identity/mail-domains";
import { looksRandom } from "../identity/random-text";
import { hasMailAlike } from "../look-alike";
import { isSameShop, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/**
 * Undeliverable or misspelt mail domain: one slip away from a domain that everybody uses, or no mail server answers for it, or the
 * provider says that the mailbox takes no mail. Where no resolver is configured the spelling alone decides.
 */
export const C28 = defineSignal({
  code: "C28",
  typology: "impersonation",
  action: "weight",
  points: 60,
  touchpoints: ["buyer.email"],
  params: z.strictObject({}),
  read: (order, { outside: { mailDomain, mailbox } }) => {
    const email = order.buyer?.email ?? null;
    if (email === null) return unknown("not_sent");
    if (!email.valid) return unknown("not_readable");
    const { domain } = email;
    const meant = nearestMajorDomain(domain);
    if (meant !== null) return fired({ why: "misspelt", domain, meant });
    if (mailDomain.known && !mailDomain.value.hasMx) return fired({ why: "no_server", domain, meant: "" });
    if (mailbox.known && !mailbox.value.deliverable) return fired({ why: "undeliverable", domain, meant: "" });
    return !mailDomain.known && mailDomain.why === "source_failed" ? unknown("source_failed") : CLEAR;
  },
});

/** Random-looking mail local part (ランダムなメールアドレス). Carriers give out such addresses themselves, and relays must. */
export const C29 = defineSignal({
  code: "C29",
  typology: "impersonation",
  action: "weight",
  points: 60,
  touchpoints: ["buyer.email"],
  params: z.strictObject({ lengthMin: countMin(8) }),
  read: (order, { mail }, params) => {
    const email = order.buyer?.email ?? null;
    if (email === null) return unknown("not_sent");
    if (!email.valid) return unknown("not_readable");
    if (!mail.known) return unknown(mail.why);
    if (mail.value.class === "carrier" || mail.value.class === "relay") return unknown("not_applicable");
    const local = email.key.slice(0, email.key.lastIndexOf("@"));
    return looksRandom(local, params.lengthMin) ? fired({ length: local.length }) : CLEAR;
  },
});

/**
 * Serial mail addresses (連番メール): mailboxes at one domain that differ by a character or two, in one shop within days. Sellers of
 * accounts number theirs; two people named alike do not sign up in one week.
 */
export const R06 = defineSignal({
  code: "R06",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["buyer.email"],
  params: z.strictObject({
    windowDays: windowDays(7),
    mailboxesMin: countMin(3),
    editsMax: z.int().min(1).max(4).default(2),
  }),
  read: (order, facts, params) => {
    const email = order.buyer?.email ?? null;
    if (email === null) return unknown("not_sent");
    const history = facts.history.kinds.mailStem;
    if (history === undefined) return email.valid ? noHistory(facts) : unknown("not_readable");
    const serial = history.sightings.filter(
      (s) => s.ago <= params.windowDays * DAY && isSameShop(s) && hasMailAlike(s, params.editsMax),
    );
    const mailboxes = 1 + new Set(serial.map((sighting) => sighting.email)).size;
    const evidence = { mailboxes, windowDays: params.windowDays, mailboxesMin: params.mailboxesMin };
    return mailboxes >= params.mailboxesMin ? fired(evidence) : CLEAR;
  },
});
