import "server-only";
import { randomInt } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { v7 as newId } from "uuid";
import { z } from "zod";
import { ROLES } from "@/lib/shared/vocabulary";

const person = z.object({ email: z.string(), password: z.string(), role: z.enum(ROLES), name: z.string() });

/** What a loading that was cut short must find again: it goes on with the same orders, people and passwords. */
const state = z.object({ organizationId: z.uuid(), until: z.iso.datetime(), people: z.array(person) });
export type DemoState = z.infer<typeof state>;

const PEOPLE = [
  { email: "admin@demo.example.jp", role: "administrator", name: "関 守" },
  { email: "manager@demo.example.jp", role: "manager", name: "長谷川 茜" },
  { email: "analyst@demo.example.jp", role: "analyst", name: "小川 航" },
  { email: "analyst2@demo.example.jp", role: "analyst", name: "林 美咲" },
  { email: "auditor@demo.example.jp", role: "auditor", name: "西村 律" },
] as const;

const WORDS = ["sumi", "washi", "yamabuki", "ai", "shu", "rokusho", "matsu", "take", "ume", "sakura", "fuji", "hagi"];

/** Easy to type, and another one on every installation: a demo may well be reachable from outside. */
function newPassword(): string {
  const word = () => WORDS[randomInt(WORDS.length)] ?? "sumi";
  return `${word()}-${word()}-${randomInt(100_000, 1_000_000)}`;
}

const fileIn = (directory: string) => path.join(directory, "demo.loading.json");

/** The state of the loading that was cut short, or that of a new one. */
export function beginState(directory: string, until: Date): DemoState {
  const file = fileIn(directory);
  if (existsSync(file)) return state.parse(JSON.parse(readFileSync(file, "utf8")));
  const fresh: DemoState = {
    organizationId: newId(),
    until: until.toISOString(),
    people: PEOPLE.map((one) => ({ ...one, password: newPassword() })),
  };
  writeWhole(file, fresh);
  return fresh;
}

export type DemoKey = {
  readonly organization: string;
  readonly shopId: string | null;
  readonly key: string;
  readonly scopes: readonly string[];
};

/** Writes `demo.json`, the contract with whoever tries the demo, and forgets the state of the loading. */
export function endState(directory: string, loaded: { state: DemoState; url: string; keys: readonly DemoKey[] }): void {
  const users = loaded.state.people.map(({ email, password, role }) => ({ email, password, role }));
  writeWhole(path.join(directory, "demo.json"), { url: loaded.url, users, apiKeys: loaded.keys });
  rmSync(fileIn(directory), { force: true });
}

/** Whole or not at all: a reader never sees half a file. */
function writeWhole(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
