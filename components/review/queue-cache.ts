import type { InfiniteData } from "@tanstack/react-query";
import type { CaseList, CaseSummary } from "@/lib/review/contract";

export type Queue = InfiniteData<CaseList, string | null>;

/** Every case of the pages at hand, once each: a case can turn up twice when the queue moved between two pages. */
export function casesOf(queue: Queue | undefined): CaseSummary[] {
  const byId = new Map<string, CaseSummary>();
  for (const page of queue?.pages ?? []) for (const item of page.items) byId.set(item.caseId, item);
  return [...byId.values()];
}

/** The queue after a case has left it. */
export function withoutCase(queue: Queue, caseId: string): Queue {
  const leaving = casesOf(queue).find((item) => item.caseId === caseId);
  if (!leaving) return queue;
  return {
    ...queue,
    pages: queue.pages.map((page) => ({
      ...recount(page, leaving, -1),
      items: page.items.filter((item) => item.caseId !== caseId),
    })),
  };
}

/** The queue with a case back in its place: by due time, then score, then id. */
export function withCase(queue: Queue, returning: CaseSummary): Queue {
  if (casesOf(queue).some((item) => item.caseId === returning.caseId)) return queue;
  const found = queue.pages.findIndex((page) => page.items.some((item) => inQueueOrder(returning, item) < 0));
  const place = found === -1 ? queue.pages.length - 1 : found;
  return {
    ...queue,
    pages: queue.pages.map((page, index) => ({
      ...recount(page, returning, 1),
      items: index === place ? [...page.items, returning].toSorted(inQueueOrder) : page.items,
    })),
  };
}

/** Whom to look at when this case is done: the next that nobody else is on, else the nearest before it. */
export function neighbourOf(cases: readonly CaseSummary[], caseId: string): CaseSummary | null {
  const index = cases.findIndex((item) => item.caseId === caseId);
  const free = (item: CaseSummary) => item.caseId !== caseId && (item.claim === null || item.claim.mine);
  return cases.slice(index + 1).find(free) ?? cases.slice(0, Math.max(index, 0)).findLast(free) ?? null;
}

function inQueueOrder(a: CaseSummary, b: CaseSummary): number {
  const due = Date.parse(a.dueAt) - Date.parse(b.dueAt);
  if (due !== 0) return due;
  return b.riskScore - a.riskScore || a.caseId.localeCompare(b.caseId);
}

function recount(page: CaseList, { shop, dueAt }: CaseSummary, by: 1 | -1): CaseList {
  const overdue = Date.parse(dueAt) <= Date.now() ? by : 0;
  const atLeastNone = (count: number) => Math.max(0, count);
  return {
    ...page,
    counts: { open: atLeastNone(page.counts.open + by), overdue: atLeastNone(page.counts.overdue + overdue) },
    shops: page.shops.map((other) =>
      other.shopId === shop.shopId ? { ...other, open: atLeastNone(other.open + by) } : other,
    ),
  };
}
