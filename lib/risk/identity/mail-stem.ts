import type { EmailIdentity } from "../order";

/** Shorter stems are shared by chance. */
const LENGTH_MIN = 3;
const LENGTH_MAX = 5;

/**
 * What serial addresses (連番メール) have in common: the first letters of the mailbox, digits and separators left out, at its
 * domain. taro.01, taro_02 and tarou3 at one domain share it; how near two such mailboxes are is for `alikeOf` to say. A mailbox
 * of digits goes by its first digits. `null` where too little is left to compare.
 */
export function mailStem(email: EmailIdentity | null): string | null {
  if (email === null || !email.valid) return null;
  const at = email.key.lastIndexOf("@");
  const local = email.key.slice(0, at);
  const letters = local.replace(/[^a-z]/g, "");
  const stem = (letters.length >= LENGTH_MIN ? letters : local.replace(/[^a-z0-9]/g, "")).slice(0, LENGTH_MAX);
  return stem.length < LENGTH_MIN ? null : `${stem}${email.key.slice(at)}`;
}
