import { v7 as newId } from "uuid";
import type { RecordRequest } from "@/lib/screening/record-store";
import { type ColumnType, CopyWriter } from "./copy-writer";
import { Form } from "./form";
import { rowsOf } from "./rows";
import { type Row, TABLE_NAMES, TABLES, type Table } from "./tables";

type Forms = ReadonlyMap<Table, Form>;

/** The rows of templates, written out once each; those that wait for a decision only where they are asked for. */
export class FormStore {
  readonly #templates: readonly RecordRequest[];
  readonly #decided = new Map<number, Forms>();
  readonly #held = new Map<number, Forms>();

  constructor(templates: readonly RecordRequest[]) {
    this.#templates = templates;
  }

  of(index: number, held: boolean): Forms {
    const kept = held ? this.#held : this.#decided;
    const known = kept.get(index);
    if (known) return known;
    const template = this.#templates[index];
    if (!template) throw new Error("there is no such template");
    const forms = formsOf(template, held ? newId() : null);
    kept.set(index, forms);
    return forms;
  }
}

/** The rows of a template by table; tables in which it has none are left out. */
function formsOf(template: RecordRequest, caseId: string | null): Forms {
  const rows = rowsOf(template, caseId);
  const forms = new Map<Table, Form>();
  for (const table of TABLE_NAMES) if (rows[table].length > 0) forms.set(table, formOf(table, rows[table]));
  return forms;
}

function formOf<T extends Table>(table: T, rows: readonly Row<T>[]): Form {
  const columns: [string, ColumnType][] = Object.entries(TABLES[table]);
  const types = columns.map(([, type]) => type);
  const writer = new CopyWriter();
  for (const row of rows) {
    const values = new Map<string, unknown>(Object.entries(row));
    writer.row(
      types,
      columns.map(([name]) => values.get(name)),
    );
  }
  return new Form(writer);
}
