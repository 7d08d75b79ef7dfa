import type { InfiniteData } from "@tanstack/react-query";
import type { CaseList, CaseSummary } from "@/lib/review/contract";

export type Queue = InfiniteData<CaseList, string | null>;

/**
 * Every case of the pages at hand, once each: a case can turn up twice when the queue moved between two pages. `acted` are those that
 * were dealt with and are on their way to the server.
 */
export function casesOf(queue: Queue | undefined, acted: ReadonlySet<string>): CaseSummary[] {
  const byId = new Map<string, CaseSummary>();
  for (const page of queue?.pages ?? []) {
    for (const item of page.items) if (!acted.has(item.caseId)) byId.set(item.caseId, item);
  }
  return [...byId.values()];
}

/** How many wait, as the newest page says it, without those that were dealt with meanwhile. */
export function countsOf(queue: Queue | undefined, acted: ReadonlySet<string>, now: number): CaseList["counts"] {
  const said = queue?.pages[0]?.counts ?? { open: 0, overdue: 0 };
  const gone = new Map<string, CaseSummary>();
  for (const page of queue?.pages ?? []) {
    for (const item of page.items) if (acted.has(item.caseId)) gone.set(item.caseId, item);
  }
  const overdue = [...gone.values()].filter(({ dueAt }) => Date.parse(dueAt) <= now).length;
  return { open: Math.max(0, said.open - gone.size), overdue: Math.max(0, said.overdue - overdue) };
}

/** Whom to look at when this case is done: the next that nobody else is on, else the nearest before it. */
export function neighbourOf(cases: readonly CaseSummary[], caseId: string): CaseSummary | null {
  const index = cases.findIndex((item) => item.caseId === caseId);
  const free = (item: CaseSummary) => item.caseId !== caseId && (item.claim === null || item.claim.mine);
  return cases.slice(index + 1).find(free) ?? cases.slice(0, Math.max(index, 0)).findLast(free) ?? null;
}
