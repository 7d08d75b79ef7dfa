import { expect, it } from "vitest";
import { curlLine, greeting } from "./greeting.mjs";

const demo = {
  users: [{ email: "manager@example.jp", password: "secret", role: "manager" }],
  apiKeys: [
    { organization: "デモ商事", shopId: null, key: "all-shops", scopes: ["screen", "backfill"] },
    { organization: "デモ商事", shopId: "shop", key: "one-shop", scopes: ["screen"] },
  ],
};

it("prints the address, every demo sign-in and a request that needs no editing", () => {
  const text = greeting("http://localhost:3000", demo, 0);
  expect(text).toContain("http://localhost:3000");
  expect(text).toContain("manager@example.jp");
  expect(text).toContain("Bearer all-shops");
  expect(text).toContain('"shopId":"shop"');
});

it("dates the order now, in Japan's time", () => {
  expect(curlLine("http://localhost:3000", { key: "k" }, 0)).toContain('"orderedAt":"1970-01-01T09:00:00+09:00"');
});

it("prints the address alone when there is no demo data", () => {
  const text = greeting("http://localhost:3000", undefined);
  expect(text).toContain("http://localhost:3000");
  expect(text).not.toContain("password");
});
