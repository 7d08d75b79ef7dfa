import { readFileSync } from "node:fs";
import path from "node:path";

export type Role = "analyst" | "manager" | "administrator" | "auditor";
/** A person of the demo. It has two analysts, for what two people do to one another. */
export type Who = Role | "second analyst";

type Demo = {
  users: { email: string; password: string; role: Role }[];
  apiKeys: { shopId: string | null; key: string }[];
};

/** Where the server under test answers. */
export const baseUrl = process.env.SEKISHO_E2E_URL ?? "http://localhost:3000";

/** The demo's sign-ins and keys, as the loading of the demo wrote them. */
function demo(): Demo {
  return JSON.parse(readFileSync(path.join(process.env.SEKISHO_DATA_DIR ?? ".data", "demo.json"), "utf8"));
}

export function demoUser(who: Who): { email: string; password: string } {
  const [role, index] = who === "second analyst" ? (["analyst", 1] as const) : ([who, 0] as const);
  const user = demo().users.filter((one) => one.role === role)[index];
  if (!user) throw new Error(`demo.json has no ${who}`);
  return user;
}

/** The demo's key for everything. */
export function demoKey(): string {
  const key = demo().apiKeys.find((one) => one.shopId === null)?.key;
  if (!key) throw new Error("demo.json has no key for all shops");
  return key;
}

/** The code of a shop that orders can be sent for. */
export function demoShop(): string {
  const shop = demo().apiKeys.find((one) => one.shopId !== null)?.shopId;
  if (!shop) throw new Error("demo.json names no shop");
  return shop;
}
