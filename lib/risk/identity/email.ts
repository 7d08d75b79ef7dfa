import type { EmailIdentity } from "../order";
import { MAIL_PROVIDERS } from "./mail-providers";
import { cleanText } from "./text";

/** RFC 5321: 64 octets of local part, 255 of domain; room for a display name around it. */
const LENGTH_MAX = 400;
const LOCAL_LENGTH_MAX = 64;
const DOMAIN_LENGTH_MAX = 253;
/** Without a dot or a tag that stood in front of it, anything else may turn out to be a wrapping. */
const PLAIN = /^[a-z0-9_-]*$/;
/** Japanese carriers once issued local parts with consecutive and trailing dots, so dots may stand anywhere. */
const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}$/;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const PROVIDER_OF = new Map(
  MAIL_PROVIDERS.flatMap((provider) => provider.domains.map((domain) => [domain, provider] as const)),
);

/**
 * Identity of a mail address. Width, case, blanks and invisible characters are folded; an international domain is written in its
 * ASCII form; aliases are folded where the provider documents them (see mail-providers). An unusable address keeps its text as
 * key, with `valid: false`; `null` when nothing was typed.
 */
export function emailIdentity(raw: string): EmailIdentity | null {
  const text = unwrapped(cleanText(raw, LENGTH_MAX).toLowerCase());
  if (text === "") return null;
  const at = text.lastIndexOf("@");
  if (at < 0) return { raw, key: text, domain: "", valid: false };
  const local = text.slice(0, at);
  const domain = asciiDomain(text.slice(at + 1));
  const provider = PROVIDER_OF.get(domain);
  const mailbox = provider === undefined ? local : stripTag(local, provider.ignoresDots);
  const key = `${mailbox}@${provider?.canonicalDomain ?? domain}`;
  return {
    raw,
    key: mailbox === local || PLAIN.test(mailbox) ? key : (emailIdentity(key)?.key ?? key),
    domain,
    valid: mailbox !== "" && local.length <= LOCAL_LENGTH_MAX && LOCAL.test(local) && isDomain(domain),
  };
}

/** What most of them look like: nothing around it. */
const BARE = /^[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** One wrapping may hold another; each one taken off leaves less. */
function unwrapped(text: string): string {
  if (BARE.test(text)) return text;
  const inner = unwrap(text);
  return inner === text ? text : unwrapped(inner);
}

/** `Taro <taro@example.com>` and `mailto:` links hold the address inside. */
function unwrap(text: string): string {
  const open = text.lastIndexOf("<");
  const close = text.indexOf(">", open + 1);
  const inner = open >= 0 && close > open ? text.slice(open + 1, close) : text;
  const link = /^mailto:([^?]*)/.exec(inner)?.[1] ?? inner;
  const one = link.includes("@") ? link.replace(HIDDEN, "@").replace(DOUBLED, "@") : link.replace(SPELT, "@");
  const first = one.replace(OTHERS, "").replace(NOTE, "").replace(LABEL_IN_FRONT, "").replace(AROUND, "$1");
  return first.replaceAll(" ", "").replace(QUOTED, "$1@").replace(COMMA, ".$1");
}

/** Further addresses behind the first, and remarks about it. */
const OTHERS = /(?<=@[^@]*)(?:[,;、/]|(?<=\.[a-z]{2,63})\s)[^@]*@.*$/s;
const NOTE = /(?<=@.*)\s?[(（[［【/].*$/s;
/** taro[at]example.com hides from robots, not from people. */
const SPELT = /\s?[([](?:at|アット)[)\]]\s?/;
const HIDDEN = /[([]@[)\]]/;
const DOUBLED = /@{2,}/;
/** What sentences and forms put around an address. */
const AROUND = /^(?:["'‘“「『[(]+(?=[a-z0-9._-][^"]*@))?(.*?)[,;、。.．」』\])>"'’”]*$/s;
/** gmail,com: the key beside the full stop. */
const COMMA = /(?<=@[a-z0-9-]+),([a-z]{2,6})$/;
const LABEL_IN_FRONT = /^(?:e-?mail|mail|メール(?:アドレス)?)\s?:\s?/;
/** Mail programs ask for quotes around what carriers issued with dots in odd places; they are no part of the name. */
const QUOTED = /^"([^"@]+)"@/;

function stripTag(local: string, ignoresDots: boolean): string {
  const plus = local.indexOf("+");
  const untagged = plus < 0 ? local : local.slice(0, plus);
  return ignoresDots ? untagged.replaceAll(".", "") : untagged;
}

function asciiDomain(typed: string): string {
  const domain = typed.replace(/[。．]/g, ".").replace(/\.+$/, "");
  if (domain === "" || /^[!-~]+$|[/\\?#:@<>]/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  const top = labels.at(-1) ?? "";
  return (
    domain.length <= DOMAIN_LENGTH_MAX &&
    labels.length >= 2 &&
    TOP_LEVEL.test(top) &&
    labels.every((label) => LABEL.test(label) && !label.endsWith("-"))
  );
}
