import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole, ConsoleProblem, isRefusal } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type {
  EntryFilter,
  EntryHistory,
  EntryList,
  ExpiryBody,
  ImportPreview,
  Preview,
  PreviewBody,
  ShownEntry,
} from "./console-contract";
import type { ListEntry, ListEntryInput, ListImportResult } from "./contract";

export {
  ENTRY_STATES,
  type EntryState,
  LIST_REASONS,
  LIST_TARGETS,
  type ListReason,
  type ListTarget,
  NOTE_CHARACTERS_MAX,
  RELEASE_REASON_CHARACTERS_MAX,
  SUBJECT_CHARACTERS_MAX,
  VALUE_CHARACTERS_MAX,
} from "./words-contract";

/** Server state of lists, by what it depends on: forgetting a level forgets all below it. */
export const listKeys = {
  all: ["lists"] as const,
  entries: () => [...listKeys.all, "entries"] as const,
  entry: (filter: EntryFilter) => [...listKeys.entries(), queryOf(filter)] as const,
  histories: () => [...listKeys.all, "history"] as const,
  history: (id: string) => [...listKeys.histories(), id] as const,
  preview: (asked: PreviewBody) => [...listKeys.all, "preview", asked.list, asked.kind, asked.value] as const,
};

type Cursor = string | null;
type EntryKey = ReturnType<typeof listKeys.entry>;
const RETRIES = 2;

/** Entries that meet a filter, page by page. The previous filter's entries stay on screen while the new ones load. */
export const entriesOptions = (locale: Locale, filter: EntryFilter) =>
  infiniteQueryOptions<EntryList, Error, InfiniteData<EntryList, Cursor>, EntryKey, Cursor>({
    queryKey: listKeys.entry(filter),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(queryOf(filter));
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<EntryList>(`/list-entries?${query}`, { locale, signal });
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: 30_000,
  });

export const historyOptions = (locale: Locale, id: string) =>
  queryOptions({
    queryKey: listKeys.history(id),
    queryFn: ({ signal }) => askConsole<EntryHistory>(`/list-entries/${id}/history`, { locale, signal }),
  });

export const previewOptions = (locale: Locale, asked: PreviewBody) =>
  queryOptions({
    queryKey: listKeys.preview(asked),
    queryFn: ({ signal }) => askConsole<Preview>("/list-entries/preview", { locale, body: asked, signal }),
    retry: false,
    staleTime: 30_000,
  });

/** A filter as an address holds it, always in the same order. */
export function queryOf(filter: EntryFilter): string {
  const { list, kind, state, q } = filter;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ list, kind, state, q })) if (value !== undefined) query.set(name, value);
  return query.toString();
}

/** `attempt` names this very act: sent again under the same name, it is done once. */
export const addEntry = (locale: Locale, body: ListEntryInput, attempt: string): Promise<ListEntry> =>
  askConsole("/list-entries", { locale, body, idempotencyKey: attempt });
export const releaseEntry = (locale: Locale, id: string, reason: string): Promise<ListEntry> =>
  askConsole(`/list-entries/${id}/release`, { locale, body: { reason } });
export const changeExpiry = (locale: Locale, id: string, body: ExpiryBody): Promise<ShownEntry> =>
  askConsole(`/list-entries/${id}/expiry`, { locale, body });
export const restoreEntry = (locale: Locale, id: string): Promise<ShownEntry> =>
  askConsole(`/list-entries/${id}/restore`, { locale, method: "POST" });

export const previewCsv = (locale: Locale, csv: Blob): Promise<ImportPreview> =>
  sendCsv("/import/preview", locale, csv);
export const importCsv = (locale: Locale, csv: Blob): Promise<ListImportResult> => sendCsv("/import", locale, csv);

/** A file as it is: it may be larger than a JSON body. Throws a `ConsoleProblem`, as `askConsole` does. */
async function sendCsv<Answer>(path: string, locale: Locale, csv: Blob): Promise<Answer> {
  const response = await fetch(`/api/console/list-entries${path}`, {
    method: "POST",
    credentials: "same-origin",
    cache: "no-store",
    headers: { "Accept-Language": locale, "Content-Type": "text/csv" },
    body: csv,
  }).catch((cause: unknown) => {
    throw new ConsoleProblem(0, {}, cause);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  throw new ConsoleProblem(response.status, typeof answer === "object" && answer !== null ? { ...answer } : {});
}

export const exportHref = (filter: EntryFilter): string => `/api/console/list-entries/export?${queryOf(filter)}`;
