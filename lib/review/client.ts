import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole, ConsoleProblem } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { CaseDetail, CaseList, ClaimResult, Decision, DecisionBody, NextCase, QueueFilter } from "./contract";

export { type DecisionWord, NOTE_CHARACTERS_MAX, needsNote, REASONS_OF, type ReasonCode } from "./decision-reasons";

/** Server state of the review, by what it depends on: forgetting a level forgets all below it. */
export const reviewKeys = {
  all: ["review"] as const,
  queues: () => [...reviewKeys.all, "queue"] as const,
  queue: (locale: Locale, filter: QueueFilter) =>
    [...reviewKeys.queues(), locale, filter.shop ?? null, filter.minScore ?? null] as const,
  cases: () => [...reviewKeys.all, "case"] as const,
  case: (locale: Locale, caseId: string) => [...reviewKeys.cases(), locale, caseId] as const,
};

const QUEUE_REFRESH_MS = 20_000;
/** A case's evidence was fixed when it was screened; notes, claim and outcomes may move. */
const CASE_FRESH_MS = 15_000;

type Cursor = string | null;
type QueueKey = ReturnType<typeof reviewKeys.queue>;

const RETRIES = 2;

/** The server understood and said no: asking again would change nothing. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof ConsoleProblem && error.status >= 400 && error.status < 500 && error.status !== 429;

/** The queue, page by page. The previous filter's cases stay on screen while the new ones load. */
export const queueOptions = (locale: Locale, filter: QueueFilter) =>
  infiniteQueryOptions<CaseList, Error, InfiniteData<CaseList, Cursor>, QueueKey, Cursor>({
    queryKey: reviewKeys.queue(locale, filter),
    queryFn: ({ pageParam, signal }) => fetchQueue(locale, filter, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: QUEUE_REFRESH_MS,
    staleTime: QUEUE_REFRESH_MS / 2,
  });

export const caseOptions = (locale: Locale, caseId: string) =>
  queryOptions({
    queryKey: reviewKeys.case(locale, caseId),
    queryFn: ({ signal }) => askConsole<CaseDetail>(`/cases/${caseId}`, { locale, signal }),
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: CASE_FRESH_MS,
  });

function fetchQueue(locale: Locale, filter: QueueFilter, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams();
  if (filter.shop !== undefined) query.set("shop", filter.shop);
  if (filter.minScore !== undefined) query.set("minScore", String(filter.minScore));
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

/** `attempt` names this very act: sent again under the same name, it is done once. */
export const decide = (locale: Locale, caseId: string, body: DecisionBody, attempt: string): Promise<Decision> =>
  askConsole(`/cases/${caseId}/decision`, { locale, body, idempotencyKey: attempt });
