import { describe, expect, it } from "vitest";
import { isCallable, isPublicAddress, publicLookup } from "./address-guard";

describe("addresses", () => {
  it.each([
    "127.0.0.1",
    "10.0.0.1",
    "172.16.9.9",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "fe80::1",
    "fd12:3456::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "ff02::1",
    "not an address",
  ])("does not take %s for the public internet", (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(["8.8.8.8", "203.0.114.1", "172.32.0.1", "2606:4700::1111", "2400:cb00::1"])(
    "takes %s for public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe("urls", () => {
  it.each([
    "http://shop.example/hook",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://localhost/",
    "https://a.localhost./",
    "https://db.internal/",
    "https://user:secret@shop.example/",
    "ftp://shop.example/",
    "file:///etc/passwd",
    "nonsense",
  ])("refuses %s", (url) => expect(isCallable(url, false)).toBe(false));

  it("takes an https address on the internet", () =>
    expect(isCallable("https://shop.example:8443/hook?x=1", false)).toBe(true));

  it("takes plain http and loopback where the installation allows it, but never credentials", () => {
    expect(isCallable("http://127.0.0.1:4000/", true)).toBe(true);
    expect(isCallable("http://user:secret@127.0.0.1/", true)).toBe(false);
    expect(isCallable("ftp://127.0.0.1/", true)).toBe(false);
  });
});

it("does not resolve a public-looking name to a private address", async () => {
  const error = await new Promise((resolve) => publicLookup("localhost", {}, (cause) => resolve(cause)));
  expect(error).toMatchObject({ code: "ADDRESS_REFUSED" });
});
