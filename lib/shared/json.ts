/** What JSON can hold, read-only. */
export type JsonObject = { readonly [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];
/** A JSON document as stored in a column that is never null. */
export type JsonDocument = JsonObject | readonly JsonValue[];
