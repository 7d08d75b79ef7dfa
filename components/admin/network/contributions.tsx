"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useUrlState } from "@/components/shell/use-url-state";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { Segmented } from "@/components/ui/segmented";
import { contributionsOptions } from "@/lib/network/client";
import { CONTRIBUTION_STATES, type NetworkStatus } from "@/lib/network/contract";
import { QueryState } from "../query-state";
import { RecordList } from "../record-list";
import { ContributionRow } from "./contribution-row";
import { contributionStateOf, NETWORK_URL } from "./network-url";

/** Everything this organisation told, latest first. */
export function Contributions({ status, manages }: { readonly status: NetworkStatus; readonly manages: boolean }) {
  const t = useTranslations("outside.network.entries");
  const [url, setUrl] = useUrlState(NETWORK_URL);
  const entries = useInfiniteQuery(contributionsOptions(useReaderLocale(), contributionStateOf(url)));
  const states = ["all", ...CONTRIBUTION_STATES] as const;
  return (
    <Section title={t("title")}>
      <Segmented
        size="sm"
        label={t("filter")}
        value={url.state}
        onValueChange={(state) => setUrl({ state })}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <ProgressLine active={entries.isPlaceholderData} label={t("refreshing")} className="mt-3" />
      <QueryState query={entries}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return <p className="py-4 text-ink-3 text-sm">{t(url.state === "all" ? "empty" : "emptyFiltered")}</p>;
          }
          return (
            <RecordList label={t("title")}>
              {items.map((entry) => (
                <ContributionRow key={entry.id} entry={entry} acts={manages && status.joined} />
              ))}
            </RecordList>
          );
        }}
      </QueryState>
      {entries.hasNextPage ? (
        <Button className="mt-4" busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </Section>
  );
}
