import "server-only";
import domains from "free-email-domains";

/**
 * Free mail services abroad, as the package free-email-domains (MIT) lists them. Its Japanese entries are left out: most of them belong
 * to access providers, whose customers have a contract; those that are free are listed by ourselves, where this is asked.
 * It holds throw-away services, too: whoever asks has told those apart.
 */
let abroad: ReadonlySet<string> | undefined;

export function isFreeMailAbroad(domain: string): boolean {
  abroad ??= new Set(domains.filter((one) => !one.endsWith(".jp")));
  return abroad.has(domain);
}
