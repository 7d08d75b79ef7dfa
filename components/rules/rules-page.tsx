"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useUrlState } from "@/components/shell/use-url-state";
import { FailedState } from "@/components/ui/failed-state";
import { PageHeader } from "@/components/ui/page";
import { SkeletonRows, StaleLine } from "@/components/ui/state";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/permissions";
import { rulesetOptions } from "@/lib/rules/client";
import type { RulesetView } from "@/lib/rules/contract";
import type { Role } from "@/lib/shared/vocabulary";
import type { DraftOwner } from "./draft-store";
import { HistoryTab } from "./history-tab";
import { RulesTab } from "./rules-tab";
import { rulesUrl } from "./rules-view";
import { SettingsTab } from "./settings-tab";

/** Rules, signal settings and versions. What may be changed here is said by the same table that the server asks. */
export function RulesPage({ role, owner }: { readonly role: Role; readonly owner: DraftOwner }) {
  const t = useTranslations("rules");
  const ruleset = useQuery(rulesetOptions(useReaderLocale()));
  const retry = () => void ruleset.refetch();
  return (
    <div className="max-w-[90rem]">
      <PageHeader title={t("title")} lead={ruleset.data ? <InForce ruleset={ruleset.data} /> : null} />
      {ruleset.isRefetchError ? (
        <StaleLine since={new Date(ruleset.dataUpdatedAt)} busy={ruleset.isFetching} onRetry={retry} className="mb-4" />
      ) : null}
      {ruleset.data ? <Parts ruleset={ruleset.data} role={role} owner={owner} /> : null}
      {ruleset.isPending ? <SkeletonRows rows={8} /> : null}
      {ruleset.isError && !ruleset.data ? (
        <FailedState title={t("failed")} error={ruleset.error} onRetry={retry} />
      ) : null}
    </div>
  );
}

function InForce({ ruleset: { version, publishedAt, publishedByName, note } }: { readonly ruleset: RulesetView }) {
  const t = useTranslations("rules");
  return (
    <>
      {t("inForce", { version })} · <Time at={publishedAt} />
      {publishedByName ? ` · ${publishedByName}` : ""}
      {note ? (
        <>
          {" · "}
          <bdi>{note}</bdi>
        </>
      ) : null}
    </>
  );
}

function Parts({
  ruleset,
  role,
  owner,
}: {
  readonly ruleset: RulesetView;
  readonly role: Role;
  readonly owner: DraftOwner;
}) {
  const t = useTranslations("rules");
  const [view, setView] = useUrlState(rulesUrl);
  const mayPublish = can(role, "rules.publish");
  return (
    <Tabs
      label={t("title")}
      value={view.view}
      onValueChange={(next) => setView({ view: next })}
      tabs={[
        {
          value: "rules",
          label: t("tab.rules"),
          count: ruleset.rules.length,
          content: (
            <RulesTab
              published={ruleset}
              owner={owner}
              mayPublish={mayPublish}
              chosen={view.rule}
              onChoose={(rule) => setView({ rule })}
            />
          ),
        },
        { value: "settings", label: t("tab.settings"), content: <SettingsTab /> },
        {
          value: "history",
          label: t("tab.history"),
          content: (
            <HistoryTab
              inForce={ruleset.version}
              mayPublish={mayPublish}
              from={numberOf(view.from)}
              to={numberOf(view.to)}
              onCompare={({ from, to }) => setView({ from: String(from), to: String(to) }, "replace")}
            />
          ),
        },
      ]}
    />
  );
}

const numberOf = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
