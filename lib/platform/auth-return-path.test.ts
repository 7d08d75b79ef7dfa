import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./auth-return-path";

describe("a path to return to after sign-in", () => {
  it.each(["/", "/review", "/review?case=1&shop=a#top", "/reports/2026-04"])("keeps %s", (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "review",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/%09/evil.example\n",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/./ /evil",
    "/..//evil.example",
    "/review\r\nSet-Cookie: a=b",
    "/sign-in?from=/sign-in",
    "/setup",
    "/api/auth/signout",
    `/${"a".repeat(1_000)}`,
  ])("leads home instead of to %j", (path) => {
    expect(safeReturnPath(path)).toBe("/");
  });
});
