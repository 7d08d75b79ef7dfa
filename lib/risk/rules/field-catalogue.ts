/** The type of a field as a rule sees it. Amounts, counts, hours and scores are all numbers. */
export type FieldType = "number" | "string" | "bool";

export type FieldLabel = { readonly ja: string; readonly en: string };

/** What the author of a catalogue writes. */
export type FieldSpec<Name extends string = string> = {
  /** Dotted path as written in a rule, such as `order.amountTotal`. */
  readonly name: Name;
  readonly type: FieldType;
  readonly label?: FieldLabel;
};

/** One thing a rule can ask about. */
export type Field<Name extends string = string> = FieldSpec<Name> & {
  /** Index of the field's value in the slot array that rules are evaluated over. */
  readonly slot: number;
};

/** The fields a rule may name, and where each of them lies in the slot array. */
export type FieldCatalogue<Name extends string = string> = {
  /** In slot order: `fields[i].slot === i`. The slot array has this length. */
  readonly fields: readonly Field<Name>[];
  readonly byName: ReadonlyMap<string, Field<Name>>;
  /** Proper prefixes of field names (`order` for `order.amountTotal`): objects, which have no value of their own. */
  readonly objectPaths: ReadonlySet<string>;
};

const NAME = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Words the language keeps: a field with such a segment could not be written in a rule. */
const KEPT_WORDS: ReadonlySet<string> = new Set(
  (
    "as break const continue else false for function if import in let loop namespace null package return true var " +
    "void while"
  ).split(" "),
);

/**
 * Builds a catalogue; slots follow the order of the list.
 * @throws Error on a malformed or duplicate name, and where one name is a prefix of another (`order` and `order.id`):
 *   these are mistakes of the program, not of a rule's author.
 */
export function defineCatalogue<const Name extends string>(specs: readonly FieldSpec<Name>[]): FieldCatalogue<Name> {
  const fields = specs.map((spec, slot) => ({ ...spec, slot }));
  const byName = new Map<string, Field<Name>>();
  const objectPaths = new Set<string>();
  for (const field of fields) {
    assertWritable(field.name);
    if (byName.has(field.name)) throw new Error(`field catalogue: duplicate name "${field.name}"`);
    byName.set(field.name, field);
    for (const prefix of properPrefixes(field.name)) objectPaths.add(prefix);
  }
  for (const name of byName.keys()) {
    if (objectPaths.has(name)) throw new Error(`field catalogue: "${name}" is a prefix of another name`);
  }
  return { fields, byName, objectPaths };
}

function assertWritable(name: string): void {
  const writable = NAME.test(name) && name.split(".").every((segment) => !KEPT_WORDS.has(segment));
  if (!writable) throw new Error(`field catalogue: "${name}" is not a dotted path of identifiers`);
}

function properPrefixes(name: string): string[] {
  const segments = name.split(".");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("."));
}
