import { queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { NewProvider, ProviderChange, ProviderList, ProviderView, TrialResult } from "./contract";

/** Server state of providers, by what it depends on: forgetting a level forgets all below it. */
export const providerKeys = {
  all: ["providers"] as const,
  list: () => [...providerKeys.all, "list"] as const,
};

/** Health and money move by themselves while orders come in. */
const LOOK_MS = 15_000;

export const providersOptions = (locale: Locale) =>
  queryOptions({
    queryKey: providerKeys.list(),
    queryFn: ({ signal }) => askConsole<ProviderList>("/providers", { locale, signal }),
    refetchInterval: LOOK_MS,
  });

/** One act of somebody; sent again under the same `attempt`, it is done once. */
type Act = { readonly locale: Locale; readonly attempt: string };

export const addProvider = (request: NewProvider, { locale, attempt }: Act): Promise<ProviderView> =>
  askConsole("/providers", { locale, body: request, idempotencyKey: attempt });
export const changeProvider = (id: string, change: ProviderChange, { locale }: Act): Promise<ProviderView> =>
  askConsole(`/providers/${id}`, { locale, method: "PUT", body: change });
export const removeProvider = (id: string, { locale }: Act): Promise<null> =>
  askConsole(`/providers/${id}`, { locale, method: "DELETE" });

/** Each costs what a question costs. */
export const tryProvider = (
  id: string,
  inputs: Readonly<Record<string, string>>,
  { locale, attempt }: Act,
): Promise<TrialResult> => askConsole(`/providers/${id}/try`, { locale, body: { inputs }, idempotencyKey: attempt });
