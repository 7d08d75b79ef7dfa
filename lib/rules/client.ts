import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type {
  PublishRequest,
  RestoreRequest,
  RulesetView,
  SettingsView,
  TrialRequest,
  TrialView,
  UsageView,
  VersionPage,
  Vocabulary,
} from "./contract";

/** Server state of the rules: what is in force may change under the reader, a version never does. */
export const ruleKeys = {
  all: ["rules"] as const,
  inForce: () => [...ruleKeys.all, "in-force"] as const,
  version: (version: number) => [...ruleKeys.all, "version", version] as const,
  versions: () => [...ruleKeys.all, "versions"] as const,
  usage: () => [...ruleKeys.all, "usage"] as const,
  settings: (locale: Locale) => [...ruleKeys.all, "settings", locale] as const,
  vocabulary: (locale: Locale) => [...ruleKeys.all, "vocabulary", locale] as const,
};

const REFRESH_MS = 30_000;
const NEVER = Number.POSITIVE_INFINITY;

type Cursor = string | null;
type VersionsKey = ReturnType<typeof ruleKeys.versions>;

export const rulesetOptions = (locale: Locale) =>
  queryOptions({
    queryKey: ruleKeys.inForce(),
    queryFn: ({ signal }) => askConsole<RulesetView>("/ruleset", { locale, signal }),
    refetchInterval: REFRESH_MS,
    staleTime: REFRESH_MS / 2,
  });

/** One version, which never changes. */
export const versionOptions = (locale: Locale, version: number) =>
  queryOptions({
    queryKey: ruleKeys.version(version),
    queryFn: ({ signal }) => askConsole<RulesetView>(`/ruleset?version=${version}`, { locale, signal }),
    staleTime: NEVER,
  });

export const versionsOptions = (locale: Locale) =>
  infiniteQueryOptions<VersionPage, Error, InfiniteData<VersionPage, Cursor>, VersionsKey, Cursor>({
    queryKey: ruleKeys.versions(),
    queryFn: ({ pageParam, signal }) =>
      askConsole<VersionPage>(`/ruleset/versions${pageParam === null ? "" : `?cursor=${pageParam}`}`, {
        locale,
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: REFRESH_MS / 2,
  });

export const usageOptions = (locale: Locale) =>
  queryOptions({
    queryKey: ruleKeys.usage(),
    queryFn: ({ signal }) => askConsole<UsageView>("/ruleset/usage", { locale, signal }),
    refetchInterval: REFRESH_MS,
    staleTime: REFRESH_MS / 2,
  });

export const settingsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: ruleKeys.settings(locale),
    queryFn: ({ signal }) => askConsole<SettingsView>("/ruleset/settings", { locale, signal }),
    staleTime: REFRESH_MS,
  });

export const vocabularyOptions = (locale: Locale) =>
  queryOptions({
    queryKey: ruleKeys.vocabulary(locale),
    queryFn: ({ signal }) => askConsole<Vocabulary>("/ruleset/vocabulary", { locale, signal }),
    staleTime: NEVER,
  });

export const publish = (locale: Locale, body: PublishRequest, attempt: string): Promise<RulesetView> =>
  askConsole("/ruleset", { locale, body, idempotencyKey: attempt });

export const restore = (locale: Locale, body: RestoreRequest, attempt: string): Promise<RulesetView> =>
  askConsole("/ruleset/restore", { locale, body, idempotencyKey: attempt });

export const tryDraft = (locale: Locale, body: TrialRequest, signal?: AbortSignal): Promise<TrialView> =>
  askConsole("/ruleset/trial", { locale, body, ...(signal ? { signal } : {}) });
