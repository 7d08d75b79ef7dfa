import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { NAMESPACES } from "./config";
import { isEverywhere, TEXTS_OF } from "./places";

const ROOT = resolve(import.meta.dirname, "../..");
const IMPORTED = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;]*?\sfrom\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;
const known: ReadonlySet<string> = new Set(NAMESPACES);

function fileOf(from: string, specifier: string): string | null {
  if (!/^(@\/|\.)/.test(specifier)) return null;
  const base = specifier.startsWith("@/") ? join(ROOT, specifier.slice(2)) : resolve(dirname(from), specifier);
  return [`${base}.tsx`, `${base}.ts`].find((file) => existsSync(file)) ?? null;
}

/** All that a page is made of, also what it loads later. */
function partsOf(page: string): ReadonlySet<string> {
  const parts = new Set([page]);
  for (const file of parts) {
    for (const [, type, imported, later] of readFileSync(file, "utf8").matchAll(IMPORTED)) {
      const part = type ? null : fileOf(file, imported ?? later ?? "");
      if (part) parts.add(part);
    }
  }
  return parts;
}

/** The namespaces that components ask for: `useTranslations("review.queue")`, or without one, `t("common.yes")`. */
function textsIn(file: string): readonly string[] {
  const source = readFileSync(file, "utf8");
  const named = [...source.matchAll(/useTranslations\("([\w-]+)/g)].map(([, name]) => name ?? "");
  const bare = source.includes("useTranslations()") ? source.matchAll(/\bt\([`"]([\w-]+)\./g) : [];
  return [...named, ...[...bare].map(([, name]) => name ?? "")].filter((name) => known.has(name));
}

const CONSOLE = "app/(console)";
const pages = readdirSync(join(ROOT, CONSOLE), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => join(CONSOLE, file));

describe("texts that go to the browser", () => {
  it("finds the pages, and the texts that the queue is made of", () => {
    expect(pages.length).toBeGreaterThan(10);
    const queue = [...partsOf(join(ROOT, CONSOLE, "review/page.tsx"))].flatMap(textsIn);
    expect(queue).toEqual(expect.arrayContaining(["review", "common", "ui"]));
  });

  it.each(pages)("%s gets all that its parts ask for", (page) => {
    const place = page.split("/")[2] ?? "";
    const brought: readonly string[] = Object.entries(TEXTS_OF).find(([name]) => name === place)?.[1] ?? [];
    const missing = [...partsOf(join(ROOT, page))].flatMap((file) =>
      textsIn(file)
        .filter((name) => !isEverywhere(name) && !brought.includes(name))
        .map((name) => `${name} in ${file.slice(ROOT.length + 1)}`),
    );
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(TEXTS_OF))("the layout of %s brings them", (place) => {
    expect(readFileSync(join(ROOT, CONSOLE, place, "layout.tsx"), "utf8")).toContain(`<Messages at="${place}">`);
  });
});
