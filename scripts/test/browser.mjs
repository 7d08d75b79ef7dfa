// A browser for the browser tests: the one Playwright finds, else the system's, else one that is installed now.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { inRoot } from "../lib/paths.mjs";
import { Problem } from "../lib/problem.mjs";
import { runProgram } from "../lib/processes.mjs";
import { step } from "../lib/report.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @returns {Promise<string>} the executable's path */
export async function findBrowser() {
  const found = present() ?? (await install());
  await ensureJapaneseFont();
  return found;
}

function present() {
  const own = process.env.SEKISHO_CHROMIUM;
  if (own && !existsSync(own)) throw new Problem(`SEKISHO_CHROMIUM=${own} does not exist.`);
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [own, chromium.executablePath(), ...onPath, ...APPLICATIONS].find((file) => file && existsSync(file));
}

async function install() {
  const attempts = /** @type {string[]} */ ([]);
  if (canUseApt()) {
    attempts.push(await aptInstall("Installing Chromium (apt-get)", ["chromium", "fonts-noto-cjk"]));
    const found = present();
    if (found) return found;
  }
  attempts.push(
    await step("Installing Chromium (playwright install)", async () => {
      const { output } = await runProgram(inRoot("node_modules/.bin/playwright"), ["install", "chromium"], {
        quiet: true,
      });
      return output;
    }),
  );
  const found = present();
  if (found) return found;
  throw new Problem(
    `There is no browser for the browser tests, and none could be installed:\n${attempts.join("\n").slice(-3000)}`,
    "Install Chromium or Chrome, or name one with SEKISHO_CHROMIUM=/path/to/chromium. `npm test -- --only gates,unit` needs none.",
  );
}

const canUseApt = () =>
  process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;

async function aptInstall(label, packages) {
  return step(label, async () => {
    const options = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    const first = await aptGet(packages, options);
    if (first.code === 0) return first.output;
    // A fresh image has no package lists.
    const update = await runProgram("apt-get", ["update"], options);
    const second = await aptGet(packages, options);
    return second.code === 0 ? second.output : `${update.output}${second.output}`;
  });
}

const aptGet = (packages, options) =>
  runProgram("apt-get", ["install", "-y", "--no-install-recommends", ...packages], options);

/** Without one, every Japanese word on a screenshot is a row of boxes, and text has the wrong size. */
async function ensureJapaneseFont() {
  const list = spawnSync("fc-list", [":lang=ja"], { encoding: "utf8" });
  if (process.platform !== "linux" || list.stdout?.trim()) return;
  if (canUseApt()) await aptInstall("Installing a Japanese font (apt-get)", ["fonts-noto-cjk"]);
  else
    console.log("! No Japanese font is installed (fonts-noto-cjk): the pages will be tested with missing characters.");
}
