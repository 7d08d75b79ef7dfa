import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { singleton } from "./singleton";

/** argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The longest password that is hashed: enough for any passphrase, too little to keep a core busy. */
export const PASSWORD_LENGTH_MAX = 200;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), COST);

/** A hash nobody knows the password of: unknown accounts are checked against it, and so take as long as known ones. */
const decoy = (): Promise<string> => singleton("auth.decoy", () => hash(crypto.randomUUID(), COST));

/** Whether the password belongs to the account. `passwordHash` null = there is no such account; that costs the same time. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const decoyHash = await decoy();
  if (password.length > PASSWORD_LENGTH_MAX) return false;
  const matches = await verify(passwordHash ?? decoyHash, password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
