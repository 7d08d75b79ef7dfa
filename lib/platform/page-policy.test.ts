import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./page-policy";

const directive = (policy: string, name: string): string =>
  policy.split("; ").find((part) => part.startsWith(`${name} `)) ?? "";
const page = contentSecurityPolicy({ nonce: "n0nce", path: "/review", development: false });

describe("the content security policy", () => {
  it("lets only scripts with this answer's nonce run", () => {
    expect(directive(page, "script-src")).toBe("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  });

  it("forbids frames around us, plugins, foreign forms and another base", () => {
    expect(directive(page, "frame-ancestors")).toContain("'none'");
    expect(directive(page, "object-src")).toContain("'none'");
    expect(directive(page, "base-uri")).toContain("'none'");
    expect(directive(page, "form-action")).toContain("'self'");
  });

  it("allows style elements without a nonce to the API reference alone", () => {
    const docs = contentSecurityPolicy({ nonce: "n0nce", path: "/docs", development: false });
    expect(directive(docs, "style-src-elem")).toContain("'unsafe-inline'");
    for (const path of ["/review", "/docsx", "/"]) {
      const policy = contentSecurityPolicy({ nonce: "n0nce", path, development: false });
      expect(directive(policy, "style-src-elem")).toBe("style-src-elem 'self' 'nonce-n0nce'");
    }
  });

  it("never allows eval outside development", () => {
    expect(page).not.toContain("unsafe-eval");
  });
});
