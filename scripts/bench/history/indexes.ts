import type pg from "pg";
import type { Table } from "./tables";

/** An index that was put aside, and the statement that makes it again. */
export type Aside = { readonly table: Table; readonly create: string };

type Found = {
  readonly name: string;
  readonly table: Table;
  readonly definition: string;
  readonly constraint_name: string | null;
  readonly constraint_definition: string | null;
};

/**
 * Drops the indexes of `tables` that no reference rests on: to sort millions of keys at once costs less than to find each its place.
 */
export async function putIndexesAside(client: pg.Client, tables: readonly Table[]): Promise<readonly Aside[]> {
  const { rows } = await client.query<Found>(
    `SELECT quote_ident(i.relname) AS name, t.relname AS "table", pg_get_indexdef(x.indexrelid) AS definition,
            quote_ident(c.conname) AS constraint_name, pg_get_constraintdef(c.oid) AS constraint_definition
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     LEFT JOIN pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u')
     WHERE x.indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = x.indexrelid AND f.contype = 'f')
     ORDER BY t.relname, i.relname`,
    [tables],
  );
  const aside: Aside[] = [];
  for (const { name, table, definition, constraint_name, constraint_definition } of rows) {
    if (constraint_name === null) {
      await client.query(`DROP INDEX ${name}`);
      aside.push({ table, create: definition });
    } else {
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint_name}`);
      aside.push({ table, create: `ALTER TABLE ${table} ADD CONSTRAINT ${constraint_name} ${constraint_definition}` });
    }
  }
  return aside;
}
