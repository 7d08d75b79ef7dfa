import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { inRoot } from "./paths.mjs";

const FIXTURE = inRoot("scripts/lib/waiter.fixture.mjs");

type Started = { child: ChildProcess; output: () => string };

async function start(command: string, args: string[], env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...env } });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  while (!output.includes("ready")) await once(child.stdout, "data");
  return { child, output: () => output };
}

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "on %s undoes everything, newest first, and ends well",
  async (signal) => {
    const { child, output } = await start(process.execPath, [FIXTURE]);
    child.kill(signal);
    const [code] = await once(child, "close");
    expect(code).toBe(0);
    expect(output()).toBe("ready\nserver stopped\ndatabase stopped\n");
  },
);

it("takes the copy of a Ctrl-C that npm passes on for what it is", async () => {
  const { child, output } = await start(process.execPath, [FIXTURE]);
  child.kill("SIGINT");
  child.kill("SIGINT");
  await once(child, "close");
  expect(output()).toContain("database stopped");
});

const CHAIN = 'sh -c \'"$0" "$1"; true\' "$0" "$1" & wait';

it.each([
  ["npm is", "-c", CHAIN, "SIGKILL"],
  ["the shell between npm and it is", "-c", '"$0" "$1"; true', "SIGTERM"],
] as const)("stops by itself when %s killed", async (_what, flag, script, signal) => {
  const env = { npm_lifecycle_event: "start" };
  const { child, output } = await start("sh", [flag, script, process.execPath, FIXTURE], env);
  child.kill(signal);
  await once(child, "close");
  expect(output()).toContain("database stopped");
});
