import { queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type {
  ActivationRequest,
  AgeLimitRequest,
  LookUpView,
  PreviewView,
  TableList,
  TableName,
  UploadedView,
  VersionList,
} from "./contract";

/** Server state of reference tables, by what it depends on: forgetting a level forgets all below it. */
export const referenceKeys = {
  all: ["reference"] as const,
  tables: () => [...referenceKeys.all, "tables"] as const,
  versions: (table: TableName) => [...referenceKeys.all, "versions", table] as const,
  lookUp: (table: TableName, value: string) => [...referenceKeys.all, "look-up", table, value] as const,
};

export const tablesOptions = (locale: Locale) =>
  queryOptions({
    queryKey: referenceKeys.tables(),
    queryFn: ({ signal }) => askConsole<TableList>("/reference-tables", { locale, signal }),
  });

export const versionsOptions = (locale: Locale, table: TableName) =>
  queryOptions({
    queryKey: referenceKeys.versions(table),
    queryFn: ({ signal }) => askConsole<VersionList>(`/reference-tables/versions?table=${table}`, { locale, signal }),
  });

/** What the version in force says of a value. */
export const lookUpOptions = (locale: Locale, table: TableName, value: string) =>
  queryOptions({
    queryKey: referenceKeys.lookUp(table, value),
    queryFn: ({ signal }) =>
      askConsole<LookUpView>(`/reference-tables/look-up?${new URLSearchParams({ table, value })}`, { locale, signal }),
    retry: false,
  });

/** One act of somebody; sent again under the same `attempt`, it is done once. */
type Act = { readonly locale: Locale; readonly attempt: string };

export const previewTable = (locale: Locale, table: TableName, csv: Blob): Promise<PreviewView> =>
  askConsole(`/reference-tables/preview?table=${table}`, { locale, file: csv });

export type Publishing = {
  readonly table: TableName;
  readonly csv: Blob;
  /** The version in force as the preview showed it. */
  readonly replaces: string | null;
  /** When the data were true; null: now. */
  readonly dataAsOf: string | null;
  readonly note: string;
};

/** Sent twice, it is refused the second time: the version it replaces is no longer the one in force. */
export function publishTable(
  { table, csv, replaces, dataAsOf, note }: Publishing,
  { locale }: Act,
): Promise<UploadedView> {
  const query = new URLSearchParams({ table, replaces: replaces ?? "none", note });
  if (dataAsOf !== null) query.set("dataAsOf", dataAsOf);
  return askConsole(`/reference-tables/upload?${query}`, { locale, file: csv });
}

export const activateVersion = (request: ActivationRequest, { locale, attempt }: Act): Promise<null> =>
  askConsole("/reference-tables/activate", { locale, body: request, idempotencyKey: attempt });
export const setAgeLimit = (request: AgeLimitRequest, { locale, attempt }: Act): Promise<null> =>
  askConsole("/reference-tables/age-limit", { locale, body: request, idempotencyKey: attempt });

/** The CSV of a version, as it was uploaded. */
export const sourceHref = (versionId: string): string => `/api/console/reference-versions/${versionId}/source`;
