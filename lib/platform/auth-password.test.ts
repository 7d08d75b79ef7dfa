import { parseOptions } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, PASSWORD_LENGTH_MAX, passwordMatches } from "./auth-password";

describe("passwords", () => {
  it("are hashed with argon2id at the cost that OWASP asks for", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  });

  it("match themselves however their letters are composed, and nothing else", async () => {
    const hash = await hashPassword("ガギグゲゴ-がぎぐげご");
    expect(await passwordMatches(hash, "ガギグゲゴ-がぎぐげご".normalize("NFD"))).toBe(true);
    expect(await passwordMatches(hash, "ガギグゲゴ-がぎぐげこ")).toBe(false);
  });

  it("match no account that does not exist", async () => {
    expect(await passwordMatches(null, "anything")).toBe(false);
  });

  it("of absurd length are refused without hashing them", async () => {
    expect(await passwordMatches(null, "x".repeat(PASSWORD_LENGTH_MAX + 1))).toBe(false);
  });
});
