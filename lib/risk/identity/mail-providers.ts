/**
 * Mail services that deliver several spellings to one mailbox. Only documented behaviour is listed; everywhere else dots and
 * +tags are part of the address (docomo, au and SoftBank: dots are significant; yahoo.co.jp: no tags, but separate addresses).
 *
 * Sources: Google Account Help "Dots don't matter in Gmail addresses" and Gmail Help "Create a variation of your address";
 * Microsoft's plus addressing for Hotmail and Outlook.com (2013); Apple Support on iCloud Mail (addresses at mac.com, me.com and
 * icloud.com reach one account; + tags); Proton Support "Addresses and aliases" (proton.me, protonmail.com, protonmail.ch and pm.me are one
 * account; + tags); Fastmail help "Plus addressing and subdomain addressing"; mailbox.org "mail extensions"; Yandex Mail help.
 */
export type MailProvider = {
  /** The domain all of `domains` are written as, or null when each domain has mailboxes of its own. */
  readonly canonicalDomain: string | null;
  readonly domains: readonly string[];
  readonly ignoresDots: boolean;
};

export const MAIL_PROVIDERS: readonly MailProvider[] = [
  { canonicalDomain: "gmail.com", domains: ["gmail.com", "googlemail.com"], ignoresDots: true },
  {
    canonicalDomain: null,
    domains: ["outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "live.com", "live.jp", "msn.com"],
    ignoresDots: false,
  },
  { canonicalDomain: "icloud.com", domains: ["icloud.com", "me.com", "mac.com"], ignoresDots: false },
  {
    canonicalDomain: "proton.me",
    domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
    ignoresDots: false,
  },
  { canonicalDomain: null, domains: ["fastmail.com", "fastmail.fm"], ignoresDots: false },
  { canonicalDomain: null, domains: ["mailbox.org"], ignoresDots: false },
  { canonicalDomain: null, domains: ["yandex.com", "yandex.ru", "ya.ru"], ignoresDots: false },
];
