import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type {
  ContributionPage,
  ContributionState,
  ContributionView,
  DisputeRequest,
  DisputeResult,
  NetworkStatus,
  Reason,
} from "./contract";

/** Server state of the network, by what it depends on: forgetting a level forgets all below it. */
export const networkKeys = {
  all: ["network"] as const,
  status: () => [...networkKeys.all, "status"] as const,
  contributions: (state: ContributionState | null) => [...networkKeys.all, "contributions", state] as const,
};

/** What an organisation told is taken back by a job once it has left. */
const LEAVING_LOOK_MS = 2_000;

export const networkOptions = (locale: Locale) =>
  queryOptions({
    queryKey: networkKeys.status(),
    queryFn: ({ signal }) => askConsole<NetworkStatus>("/network", { locale, signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && !data.joined && data.contributions > 0 ? LEAVING_LOOK_MS : false,
  });

export const CONTRIBUTIONS_PAGE = 50;
type Cursor = string | null;

/** Page by page, latest told first. */
export const contributionsOptions = (locale: Locale, state: ContributionState | null) =>
  infiniteQueryOptions({
    queryKey: networkKeys.contributions(state),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(CONTRIBUTIONS_PAGE) });
      if (state !== null) query.set("state", state);
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<ContributionPage>(`/network/contributions?${query}`, { locale, signal });
    },
    initialPageParam: null as Cursor,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

/** One act of somebody; sent again under the same `attempt`, it is done once. */
type Act = { readonly locale: Locale; readonly attempt: string };

const post = <Answer>(path: string, body: unknown, { locale, attempt }: Act): Promise<Answer> =>
  askConsole<Answer>(`/network/${path}`, { locale, body, idempotencyKey: attempt });

export const joinNetwork = (act: Act) => post<NetworkStatus>("join", {}, act);
export const leaveNetwork = (act: Act) => post<NetworkStatus>("leave", {}, act);
export const withdrawContribution = (id: string, reason: Reason, act: Act) =>
  post<ContributionView>(`contributions/${id}/withdraw`, { reason }, act);
export const confirmContribution = (id: string, act: Act) =>
  post<ContributionView>(`contributions/${id}/confirm`, {}, act);
export const disputeIdentifier = (request: DisputeRequest, act: Act) => post<DisputeResult>("disputes", request, act);
