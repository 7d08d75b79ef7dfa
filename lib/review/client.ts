import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole, ConsoleProblem } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { BlockBody, BlockResult, DecisionBody, EscalateBody, KeepBody, UnblockBody } from "./act-contract";
import type { CaseDetail, CaseDocument, CaseList, ClaimResult, NextCase } from "./contract";
import type { QueueFilter, SavedView, ViewBody, ViewList } from "./filter-contract";

export {
  type ActWord,
  BLOCK_REASONS,
  type BlockReason,
  NOTE_CHARACTERS_MAX,
  needsNote,
  REASONS_OF,
  type ReasonCode,
} from "./reason-words";

/** Server state of the review, by what it depends on: forgetting a level forgets all below it. */
export const reviewKeys = {
  all: ["review"] as const,
  queues: () => [...reviewKeys.all, "queue"] as const,
  queue: (locale: Locale, filter: QueueFilter) =>
    [...reviewKeys.queues(), locale, searchOf(filter).toString()] as const,
  views: () => [...reviewKeys.all, "views"] as const,
  cases: () => [...reviewKeys.all, "case"] as const,
  case: (locale: Locale, caseId: string) => [...reviewKeys.cases(), locale, caseId] as const,
  revealed: (locale: Locale, caseId: string) => [...reviewKeys.all, "revealed", locale, caseId] as const,
};

const QUEUE_REFRESH_MS = 20_000;
/** A case's evidence was fixed when it was screened; notes, claim and outcomes may move. */
const CASE_FRESH_MS = 15_000;
const VIEWS_REFRESH_MS = 30_000;
/** Pages that are refreshed by themselves; whoever has scrolled further down asks for it. */
export const PAGES_REFRESHED_MAX = 3;

type Cursor = string | null;
type QueueKey = ReturnType<typeof reviewKeys.queue>;

const RETRIES = 2;

/** The server understood and said no: asking again would change nothing. Who has to sign in again is not refused. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ConsoleProblem &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 401 &&
  error.status !== 429;

/** The queue, page by page. The previous filter's cases stay on screen while the new ones load. */
export const queueOptions = (locale: Locale, filter: QueueFilter) =>
  infiniteQueryOptions<CaseList, Error, InfiniteData<CaseList, Cursor>, QueueKey, Cursor>({
    queryKey: reviewKeys.queue(locale, filter),
    queryFn: ({ pageParam, signal }) => fetchQueue(locale, filter, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > PAGES_REFRESHED_MAX ? false : QUEUE_REFRESH_MS),
    staleTime: QUEUE_REFRESH_MS / 2,
  });

export const caseOptions = (locale: Locale, caseId: string) =>
  queryOptions({
    queryKey: reviewKeys.case(locale, caseId),
    queryFn: ({ signal }) => askConsole<CaseDetail>(`/cases/${caseId}`, { locale, signal }),
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: CASE_FRESH_MS,
  });

export const viewsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: reviewKeys.views(),
    queryFn: ({ signal }) => askConsole<ViewList>("/review-views", { locale, signal }),
    refetchInterval: VIEWS_REFRESH_MS,
    staleTime: VIEWS_REFRESH_MS / 2,
  });

/** A filter as it stands in addresses. */
export function searchOf(filter: QueueFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b))) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query;
}

function fetchQueue(locale: Locale, filter: QueueFilter, cursor: string | null, signal: AbortSignal) {
  const query = searchOf(filter);
  if (cursor !== null) query.set("cursor", cursor);
  return askConsole<CaseList>(`/cases?${query}`, { locale, signal });
}

/** Takes a case, or says "still here". */
export const claim = (locale: Locale, caseId: string): Promise<ClaimResult> =>
  askConsole(`/cases/${caseId}/claim`, { locale, body: {} });

/** Gives a case back; also while the page is being left. */
export const release = (locale: Locale, caseId: string): Promise<null> =>
  askConsole(`/cases/${caseId}/release`, { locale, body: {}, keepalive: true });

export const claimNext = (locale: Locale, filter: QueueFilter): Promise<NextCase> =>
  askConsole("/cases/claim-next", { locale, body: filter });

/** One thing done to a case, as it is sent. */
export type Act =
  | { readonly act: "decision"; readonly body: DecisionBody }
  | { readonly act: "keep"; readonly body: KeepBody }
  | { readonly act: "escalate"; readonly body: EscalateBody };

export const block = (locale: Locale, caseId: string, body: BlockBody, attempt: string): Promise<BlockResult> =>
  askConsole(`/cases/${caseId}/block`, { locale, body, idempotencyKey: attempt });

export const unblock = (locale: Locale, caseId: string, body: UnblockBody): Promise<null> =>
  askConsole(`/cases/${caseId}/unblock`, { locale, body });

export const reveal = (locale: Locale, caseId: string): Promise<CaseDetail> =>
  askConsole(`/cases/${caseId}/reveal`, { locale, body: {} });

export const fetchDocument = (locale: Locale, caseId: string): Promise<CaseDocument> =>
  askConsole(`/cases/${caseId}/document`, { locale, body: {} });

export const saveView = (locale: Locale, body: ViewBody): Promise<SavedView> =>
  askConsole("/review-views", { locale, body });

export const removeView = (locale: Locale, viewId: string): Promise<null> =>
  askConsole(`/review-views/${viewId}/remove`, { locale, body: {} });
