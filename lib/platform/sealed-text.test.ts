import { expect, it, vi } from "vitest";
import { env } from "./env";
import { openText, sealText } from "./sealed-text";
import { disposeSingletons } from "./singleton";

vi.stubEnv("DATABASE_URL", "postgres://nowhere/none");
vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests, of no value");

const place = { purpose: "test", row: ["organisation", "row"] };

it("opens what was sealed for the same place, and seals nothing twice alike", () => {
  const sealed = sealText("whsec_秘密", place);
  expect(sealed).toMatch(/^v1\.[\w-]+$/);
  expect(sealed).not.toContain("whsec");
  expect(sealText("whsec_秘密", place)).not.toBe(sealed);
  expect(openText(sealed, place)).toBe("whsec_秘密");
  expect(openText(sealText("", place), place)).toBe("");
});

it("does not open in another row, for another purpose, changed in one place, or cut short", () => {
  const sealed = sealText("a secret", place);
  expect(openText(sealed, { ...place, row: ["organisation", "another"] })).toBeNull();
  expect(openText(sealed, { ...place, purpose: "other" })).toBeNull();
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (const at of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openText(`v1.${changed.toString("base64url")}`, place)).toBeNull();
  }
  for (const stored of ["", "v1.", "v1.abcd", "v2.abcd", "whsec_plain", sealed.slice(0, -3)])
    expect(openText(stored, place)).toBeNull();
});

it("does not open under another secret of the installation", async () => {
  const sealed = sealText("a secret", place);
  const secret = env().NEXTAUTH_SECRET;
  await disposeSingletons();
  env().NEXTAUTH_SECRET = "another secret, of no value either";
  expect(openText(sealed, place)).toBeNull();
  await disposeSingletons();
  env().NEXTAUTH_SECRET = secret;
  expect(openText(sealed, place)).toBe("a secret");
});
