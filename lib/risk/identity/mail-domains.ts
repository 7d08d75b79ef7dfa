import { distance } from "fastest-levenshtein";

/** What people in Japan mean when they slip: carriers, and the mail services with the most mailboxes. */
const MAJOR = [
  "gmail.com",
  "yahoo.co.jp",
  "icloud.com",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "ymobile.ne.jp",
  "outlook.jp",
  "outlook.com",
  "hotmail.co.jp",
  "hotmail.com",
  "nifty.com",
  "ybb.ne.jp",
] as const;

/** Real services that happen to lie one letter away from another. */
const REAL: ReadonlySet<string> = new Set([
  ...MAJOR,
  "ymail.com",
  "mail.com",
  "email.com",
  "gmx.com",
  "hotmail.co.uk",
  "outlook.de",
  "outlook.fr",
  "outlook.kr",
  "outlook.es",
  "yahoo.co.nz",
  "yahoo.co.id",
  "yahoo.co.in",
  "yahoo.co.uk",
  "yahoo.ne.jp",
  "ymobile1.ne.jp",
  "me.com",
  "qq.com",
  "ua.com",
  "a.com",
  "u.com",
]);

/** Slips of more than one letter that are as common; none of them takes mail. */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ["gmail.co.jp", "gmail.com"],
  ["gmail.ne.jp", "gmail.com"],
  ["gmail.jp", "gmail.com"],
  ["docomo.co.jp", "docomo.ne.jp"],
  ["ezweb.co.jp", "ezweb.ne.jp"],
  ["softbank.co.jp", "softbank.ne.jp"],
  ["icloud.co.jp", "icloud.com"],
  ["icloud.ne.jp", "icloud.com"],
]);

/** Domains this short are one letter away from half the alphabet. */
const LENGTH_MIN = 7;

/** The well-known domain that a misspelt one means: one letter more, less or other, or two swapped. `null` where it means none. */
export function nearestMajorDomain(domain: string): string | null {
  if (REAL.has(domain)) return null;
  const slip = SLIPS.get(domain);
  if (slip !== undefined) return slip;
  return MAJOR.find((major) => major.length >= LENGTH_MIN && isSlip(domain, major)) ?? null;
}

function isSlip(domain: string, major: string): boolean {
  if (Math.abs(domain.length - major.length) > 1) return false;
  return distance(domain, major) === 1 || isSwap(domain, major);
}

/** gmial.com: two neighbours changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
