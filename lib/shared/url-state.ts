/** One parameter: what its text says, or that it is absent. What can't be read counts as absent: an address may come from anywhere. */
export type UrlField<Value> = { readonly read: (text: string | undefined) => Value };

/** What is looked at, as an address says it, by the names of its parameters. Without a library: every page's first load brings this. */
export type UrlSchema = Readonly<Record<string, UrlField<unknown>>>;
export type UrlValues<Schema extends UrlSchema> = {
  readonly [Name in keyof Schema]: ReturnType<Schema[Name]["read"]>;
};
export type UrlChange<Schema extends UrlSchema> = {
  readonly [Name in keyof Schema]?: ReturnType<Schema[Name]["read"]> | undefined;
};

type Parameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The values of an address, in the browser and in `page.tsx` alike. */
export function readUrl<Schema extends UrlSchema>(schema: Schema, parameters: Parameters): UrlValues<Schema> {
  const values = Object.entries(schema).map(([name, field]) => [name, field.read(rawOf(parameters, name))]);
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
    if (text === "" || text === textOf(schema[name]?.read(undefined))) next.delete(name);
    else next.set(name, text);
  }
  return next;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(",") : String(value);
};

/** Several words in one parameter, separated by commas. Unknown ones are passed over. */
export const urlList = <Word extends string>(words: readonly Word[]): UrlField<readonly Word[]> => ({
  read: (text) => words.filter((word) => text?.split(",").includes(word)),
});

/** Text somebody typed; absent and empty are the same. */
export const urlText = (lengthMax = 200): UrlField<string> => ({
  read: (text) => (text ?? "").slice(0, lengthMax),
});

/** Text of one shape; anything else, and what is longer or empty, counts as absent. */
export const urlMatch = (shape: RegExp, lengthMax = 200): UrlField<string | undefined> => ({
  read: (text) => (text && text.length <= lengthMax && shape.test(text) ? text : undefined),
});

/** One of a few words; the first stands for an absent one. */
export const urlChoice = <Word extends string>(words: readonly [Word, ...Word[]]): UrlField<Word> => ({
  read: (text) => words.find((word) => word === text) ?? words[0],
});

/** One of a few words, or none. */
export const urlWord = <Word extends string>(words: readonly Word[]): UrlField<Word | undefined> => ({
  read: (text) => words.find((word) => word === text),
});

/** A number within bounds, or undefined. */
export const urlNumber = (bounds: {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}): UrlField<number | undefined> => ({
  read: (text) => {
    const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
    const fits = value >= bounds.min && value <= bounds.max && (!bounds.whole || Number.isInteger(value));
    return fits ? value : undefined;
  },
});
