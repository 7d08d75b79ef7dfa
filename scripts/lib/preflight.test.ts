import { once } from "node:events";
import net from "node:net";
import { expect, it } from "vitest";
import { checkDatabase, checkPort, freePort, parsePort } from "./preflight.mjs";

it("names the port that is in use and a way out", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await expect(checkPort(port)).rejects.toMatchObject({
    message: `Port ${port} is in use by another program.`,
    advice: expect.stringContaining(`PORT=${port + 1}`),
  });
  server.close();
});

it("accepts a free port", async () => {
  await expect(checkPort(await freePort())).resolves.toBeUndefined();
});

it.each(["abc", "0", "70000", "80.5"])("refuses PORT=%s", (value) => {
  expect(() => parsePort(value)).toThrow("is not a port number");
});

it("says where it looked for a database that does not answer, and never its password", async () => {
  const url = `postgresql://user:hidden@127.0.0.1:${await freePort()}/shop`;
  const failure = await checkDatabase(url, { waitMs: 0 }).catch((error: unknown) => error);
  expect(String(failure)).toMatch(/127\.0\.0\.1:\d+\/shop can't be reached/);
  expect(JSON.stringify(failure) + String(failure)).not.toContain("hidden");
});

it("refuses an address that is none", async () => {
  await expect(checkDatabase("not an address", { waitMs: 0 })).rejects.toThrow(
    "DATABASE_URL is not a database address",
  );
});
