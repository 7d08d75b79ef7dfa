import "server-only";
import mailChecker from "mailchecker";
import { isFreeMailAbroad } from "@/lib/reference/free-mail";
import type { Known, MailFacts } from "@/lib/risk/facts";
import type { PartyIdentity } from "@/lib/risk/order";

/** Mail domains that Japanese carriers give with a contract: there is a person with an identity check behind each. */
const CARRIER = new Set([
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "disney.ne.jp",
  "vodafone.ne.jp",
  "ymobile.ne.jp",
  "ymobile1.ne.jp",
  "y-mobile.ne.jp",
  "emnet.ne.jp",
  "willcom.com",
  "pdx.ne.jp",
  "uqmobile.jp",
  "rakumail.jp",
]);
const CARRIER_SUFFIX = /\.(?:vodafone\.ne\.jp|pdx\.ne\.jp|biz\.ezweb\.ne\.jp)$/;

const FREE = new Set([
  "gmail.com",
  "yahoo.co.jp",
  "ymail.ne.jp",
  "yahoo.ne.jp",
  "outlook.com",
  "outlook.jp",
  "hotmail.com",
  "hotmail.co.jp",
  "live.com",
  "live.jp",
  "icloud.com",
  "me.com",
  "mac.com",
  "yahoo.com",
  "aol.com",
  "proton.me",
  "goo.jp",
  "excite.co.jp",
  "infoseek.jp",
  "gmx.com",
  "mail.ru",
  "yandex.ru",
  "qq.com",
  "163.com",
  "naver.com",
]);

/** Relays of people who guard their address: they deliver to a lasting mailbox, and are not throw-away addresses. */
const RELAY = new Set(["privaterelay.appleid.com", "duck.com", "mozmail.com", "simplelogin.com", "passmail.net"]);

/** Japanese throw-away services that the public list misses, by the address of the service itself. */
const DISPOSABLE_JP = ["kuku.lu", "sute.jp"];

const disposable = (): Set<string> => {
  const known = mailChecker.blacklist();
  for (const domain of DISPOSABLE_JP) known.add(domain);
  return known;
};
let domains: Set<string> | null = null;

/** The domain or one of its parents is on the list. */
function isDisposable(domain: string): boolean {
  domains ??= disposable();
  if (RELAY.has(domain)) return false;
  const labels = domain.split(".");
  for (let i = 0; i + 1 < labels.length; i++) if (domains.has(labels.slice(i).join("."))) return true;
  return false;
}

export function lookUpMail(buyer: PartyIdentity | null): Known<MailFacts> {
  const email = buyer?.email;
  if (!email) return { known: false, why: "not_sent" };
  if (!email.valid) return { known: false, why: "not_readable" };
  return { known: true, value: { disposable: isDisposable(email.domain), class: classOf(email.domain) } };
}

function classOf(domain: string): MailFacts["class"] {
  if (CARRIER.has(domain) || CARRIER_SUFFIX.test(domain)) return "carrier";
  if (RELAY.has(domain)) return "relay";
  return FREE.has(domain) || isFreeMailAbroad(domain) ? "free" : "other";
}
