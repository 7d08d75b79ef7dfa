import * as z from "zod/mini";

/** One parameter: reads its text, or undefined when it is absent, and accepts the latter. */
type Field = {
  readonly safeParse: (text: unknown) => { readonly success: boolean; readonly data?: unknown };
  readonly parse: (text: unknown) => unknown;
};

/**
 * What is looked at, as an address says it: a zod object (of `zod/mini`, which weighs little in a browser, or of `zod`) whose fields
 * each read one parameter. What can't be read counts as absent: an address may come from anywhere.
 */
export type UrlSchema = {
  readonly shape: Readonly<Record<string, Field>>;
  readonly _zod: { readonly output: Readonly<Record<string, unknown>> };
};
export type UrlValues<Schema extends UrlSchema> = Schema["_zod"]["output"];
export type UrlChange<Schema extends UrlSchema> = {
  readonly [Name in keyof UrlValues<Schema>]?: UrlValues<Schema>[Name] | undefined;
};

type Parameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of an address, in the browser and in `page.tsx` alike. */
export function readUrl<Schema extends UrlSchema>(schema: Schema, parameters: Parameters): UrlValues<Schema> {
  const values = Object.entries(schema.shape).map(([name, field]) => {
    const read = field.safeParse(rawOf(parameters, name));
    return [name, read.success ? read.data : field.parse(undefined)];
  });
  return Object.fromEntries(values);
}

function rawOf(parameters: Parameters, name: string): string | undefined {
  if (parameters instanceof URLSearchParams) return parameters.get(name) ?? undefined;
  const value = parameters[name];
  return typeof value === "string" ? value : value?.[0];
}

/**
 * An address's parameters after a change: fields not named stay, and so does what belongs to others. What equals a field's default
 * is left out, so that the address of a page without filters is short.
 */
export function writeUrl<Schema extends UrlSchema>(
  schema: Schema,
  parameters: URLSearchParams,
  change: UrlChange<Schema>,
): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(change)) {
    const text = textOf(value);
    if (text === "" || text === textOf(schema.shape[name]?.parse(undefined))) next.delete(name);
    else next.set(name, text);
  }
  return next;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(",") : String(value);
};

/** Several words in one parameter, separated by commas. Unknown ones are passed over. */
export const urlList = <Word extends string>(words: readonly Word[]) =>
  z.pipe(
    z.optional(z.string()),
    z.transform((text): readonly Word[] => words.filter((word) => text?.split(",").includes(word))),
  );

/** Text somebody typed; absent and empty are the same. */
export const urlText = (lengthMax = 200) =>
  z.pipe(
    z.optional(z.string()),
    z.transform((text) => (text ?? "").slice(0, lengthMax)),
  );

/** One of a few words; the first stands for an absent one. */
export const urlChoice = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.pipe(
    z.optional(z.string()),
    z.transform((text): Word => words.find((word) => word === text) ?? words[0]),
  );

/** A number within bounds, or undefined. */
export const urlNumber = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.pipe(
    z.optional(z.string()),
    z.transform((text) => {
      const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
      return value >= min && value <= max ? value : undefined;
    }),
  );
