import type { ReactNode, Ref } from "react";
import type { Column } from "./table-layout";

export type Sort = { readonly by: string; readonly direction: "asc" | "desc" };

/** Moves the focus from outside of the table: by `j` and `k`, say (`useTableCommands`). */
export type TableHandle = { readonly step: (by: 1 | -1) => void; readonly open: () => void };

export type Selection = {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
};

/** The pages of a cursor: the next one is asked for as one nears the end. */
export type More = {
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** The last try failed: nothing is asked for again by itself. */
  readonly failed?: boolean;
  readonly load: () => void;
};

export type DataTableProps<Row> = {
  /** Under which this browser remembers widths and hidden columns. */
  readonly name: string;
  /** What the rows are, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called where its choice is announced: an order's number. */
  readonly nameOf?: (row: Row) => string;
  /** Where a row leads; Enter and a press go there, Ctrl and the middle button open a tab. */
  readonly hrefOf?: (row: Row) => string;
  /** Instead of going there, or where a row leads nowhere. */
  readonly onOpen?: (row: Row) => void;
  readonly currentKey?: string | null;
  /** How many rows there are in all; null = not known. */
  readonly total?: number | null;
  readonly selection?: Selection;
  readonly more?: More;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** One cell instead of the columns where there is little room. */
  readonly narrow?: (row: Row) => ReactNode;
  /** New rows are being loaded; those shown stay. */
  readonly busy?: boolean;
  /** Filters and the like, on the line of the column menu. */
  readonly toolbar?: ReactNode;
  readonly handle?: Ref<TableHandle>;
  /** Must limit the height (`h-full`, `max-h-…`) when there can be more than some hundred rows. */
  readonly className?: string;
};
