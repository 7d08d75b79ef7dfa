import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The colours of app/globals.css, judged as they are written there: whether text can be read on what it stands on, and whether the
 * four meanings stay apart for eyes that see red, green or blue differently.
 */
const CSS = readFileSync(path.join(import.meta.dirname, "../../app/globals.css"), "utf8");

type Palette = Readonly<Record<string, string>>;

function declared(block: string, side: 0 | 1): Palette {
  const pairs = block.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", light = "", dark = ""]) => [name, side === 0 ? light : dark]),
  );
}

const between = (from: string): string => CSS.slice(CSS.indexOf(from)).split("}", 1)[0] ?? "";
const ROOT = between(":root {");
const MORE_ASKED = between(':root:not([data-contrast="normal"])');
const MORE_CHOSEN = between('\n[data-contrast="more"]');

const THEMES: readonly { readonly name: string; readonly palette: Palette; readonly textRatio: number }[] = [
  { name: "light", palette: declared(ROOT, 0), textRatio: 4.5 },
  { name: "dark", palette: declared(ROOT, 1), textRatio: 4.5 },
  { name: "light, more contrast", palette: declared(ROOT + MORE_CHOSEN, 0), textRatio: 7 },
  { name: "dark, more contrast", palette: declared(ROOT + MORE_CHOSEN, 1), textRatio: 7 },
];

type Rgb = readonly [red: number, green: number, blue: number];

/** sRGB to linear light. */
function linear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map(linear)
    .map(luminance)
    .toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear light. */
const EYES: Readonly<Record<string, Matrix>> = {
  "most eyes": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const seen = (hex: string, eyes: Matrix): Rgb => {
  const light = linear(hex);
  return [dot(eyes[0], light), dot(eyes[1], light), dot(eyes[2], light)];
};

/** Ottosson 2020: in OKLab equal distances look equally different; about 0.02 is the least one notices side by side. */
function oklab(rgb: Rgb): Rgb {
  const cone = (weights: Rgb): number => Math.cbrt(Math.max(0, dot(weights, rgb)));
  const cones: Rgb = [
    cone([0.4122214708, 0.5363325363, 0.0514459929]),
    cone([0.2119034982, 0.6806995451, 0.1073969566]),
    cone([0.0883024619, 0.2817188376, 0.6299787005]),
  ];
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}

function distance(a: string, b: string, eyes: Matrix): number {
  const [one, other] = [oklab(seen(a, eyes)), oklab(seen(b, eyes))];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

const MEANINGS = ["vermilion", "amber", "verdigris", "indigo"] as const;
const GROUNDS = ["paper", "sheet", "sunk"] as const;
const of = (palette: Palette, name: string): string => {
  const color = palette[name];
  if (color === undefined) throw new Error(`no colour ${name}`);
  return color;
};

it("writes the colours of more contrast the same in both places", () => {
  expect(declared(MORE_ASKED, 0)).toEqual(declared(MORE_CHOSEN, 0));
  expect(declared(MORE_ASKED, 1)).toEqual(declared(MORE_CHOSEN, 1));
  expect(Object.keys(declared(MORE_CHOSEN, 0)).length).toBeGreaterThan(10);
});

describe.each(THEMES)("in $name", ({ palette, textRatio }) => {
  const color = (name: string): string => of(palette, name);

  it("every text can be read on whatever it stands on", () => {
    for (const ground of GROUNDS) {
      for (const text of ["ink", "ink-2", "ink-3", ...MEANINGS]) {
        // More contrast promises 7:1 on paper and sheet; a ground that is sunk may cost a little of it.
        const least = ground === "sunk" ? Math.min(textRatio, 6) : textRatio;
        expect(contrast(color(text), color(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it("a meaning can be read on its own wash, and ink on every wash", () => {
    for (const meaning of MEANINGS) {
      expect(contrast(color(meaning), color(`${meaning}-wash`)), meaning).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color("ink-2"), color(`${meaning}-wash`)), meaning).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(color("ink-3"), color("indigo-wash"))).toBeGreaterThanOrEqual(4.5);
    // A chosen row says when it is overdue, too.
    expect(contrast(color("amber"), color("indigo-wash"))).toBeGreaterThanOrEqual(4.5);
  });

  it("what is solid can be read: a stamped NG, an inked button, a chosen segment", () => {
    for (const ground of ["vermilion", "indigo", "ink"]) {
      expect(contrast(color("sheet"), color(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("edges of controls and the focus ring can be found", () => {
    for (const ground of GROUNDS) {
      expect(contrast(color("edge"), color(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(contrast(color("indigo"), color(ground)), `focus on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.entries(EYES))("the four meanings stay apart for %s", (_, eyes) => {
    for (const [index, one] of MEANINGS.entries()) {
      for (const other of MEANINGS.slice(index + 1)) {
        expect(distance(color(one), color(other), eyes), `${one} and ${other}`).toBeGreaterThan(0.05);
      }
    }
  });
});
