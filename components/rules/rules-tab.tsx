"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/state";
import { usageOptions } from "@/lib/rules/client";
import type { PublishedRule, RulesetView, UsageView } from "@/lib/rules/contract";
import { DraftBar } from "./draft-bar";
import type { DraftOwner } from "./draft-store";
import { Meanwhile } from "./meanwhile";
import { PublishDialog } from "./publish-dialog";
import { type ListedRule, RuleList } from "./rule-list";
import { RulePane } from "./rule-pane";
import { RuleReading } from "./rule-reading";
import { changesBetween } from "./ruleset-diff";
import { TrialPanel } from "./trial-panel";
import { type DraftHandle, useDraft } from "./use-draft";
import { useUnsound } from "./use-faults";

const NEW_RULE: Omit<PublishedRule, "id" | "position"> = {
  name: "",
  condition: "",
  effect: { kind: "HOLD" },
  enabled: true,
};

/** The list of rules beside the one that is looked at; on a phone one after the other. */
export function RulesTab({
  published,
  owner,
  mayPublish,
  chosen,
  onChoose,
}: {
  readonly published: RulesetView;
  readonly owner: DraftOwner;
  readonly mayPublish: boolean;
  readonly chosen: string;
  readonly onChoose: (ruleId: string) => void;
}) {
  const draft = useDraft(owner, published);
  const usage = useQuery(usageOptions(useReaderLocale()));
  const rules = mayPublish ? draft.rules : published.rules;
  const listed = useListed(published.rules, rules);
  const wide = listed.find(({ change }) => change !== "removed")?.rule.id ?? null;
  const current = rules.find((rule) => rule.id === chosen) ?? null;
  const shown = current ?? rules.find((rule) => rule.id === wide) ?? null;
  return (
    <>
      {mayPublish && draft.isDraft ? <Drafted draft={draft} published={published} onChoose={onChoose} /> : null}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(20rem,5fr)_minmax(0,7fr)]">
        <div className={cx("min-w-0", current && "max-lg:hidden")}>
          <ListPart
            listed={listed}
            usage={usage.data ?? null}
            isUncounted={usage.isError}
            current={shown?.id ?? null}
            onChoose={onChoose}
          />
          {mayPublish ? <AddRule onAdd={() => onChoose(draft.add(NEW_RULE))} /> : null}
        </div>
        <div className={cx("min-w-0", current ? "" : "max-lg:hidden")}>
          <BackToList onBack={() => onChoose("")} />
          {shown && mayPublish ? (
            <Editing key={shown.id} rule={shown} draft={draft} published={published} onChoose={onChoose} />
          ) : null}
          {shown && !mayPublish ? <RuleReading rule={shown} /> : null}
        </div>
      </div>
    </>
  );
}

function useListed(before: readonly PublishedRule[], now: readonly PublishedRule[]): readonly ListedRule[] {
  return useMemo(() => {
    const changes = new Map(changesBetween(before, now).map((change) => [change.ruleId, change.kind]));
    const removed = before.filter((rule) => changes.get(rule.id) === "removed");
    return [...now, ...removed]
      .toSorted((a, b) => a.position - b.position)
      .map((rule) => ({ rule, change: changes.get(rule.id) ?? null }));
  }, [before, now]);
}

function ListPart({
  listed,
  usage,
  isUncounted,
  current,
  onChoose,
}: {
  readonly listed: readonly ListedRule[];
  readonly usage: UsageView | null;
  /** Counting failed. It is tried again by itself. */
  readonly isUncounted: boolean;
  readonly current: string | null;
  readonly onChoose: (ruleId: string) => void;
}) {
  const t = useTranslations("rules");
  if (listed.length === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return (
    <>
      <RuleList rules={listed} usage={usage} current={current} onOpen={onChoose} />
      <p className="mt-2 px-2 text-ink-3 text-xs">
        {usage ? t("list.screened", { count: usage.screened30d }) : t(isUncounted ? "list.uncounted" : "list.counting")}
      </p>
    </>
  );
}

function AddRule({ onAdd }: { readonly onAdd: () => void }) {
  const t = useTranslations("rules.list");
  return (
    <Button size="sm" className="mt-3" icon={<Plus aria-hidden="true" size={14} />} onClick={onAdd}>
      {t("add")}
    </Button>
  );
}

function BackToList({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations("rules.list");
  return (
    <Button
      size="sm"
      kind="quiet"
      className="mb-3 lg:hidden"
      icon={<ArrowLeft aria-hidden="true" size={14} />}
      onClick={onBack}
    >
      {t("back")}
    </Button>
  );
}

type Edited = {
  readonly draft: DraftHandle;
  readonly published: RulesetView;
  readonly onChoose: (ruleId: string) => void;
};

function Editing({ rule, draft, published, onChoose }: Edited & { readonly rule: PublishedRule }) {
  const t = useTranslations("rules.pane");
  const unsound = useUnsound(draft.rules);
  const original = published.rules.find((one) => one.id === rule.id) ?? null;
  const [change] = changesBetween(original ? [original] : [], [rule]);
  const remove = () => {
    draft.remove(rule.id);
    onChoose("");
  };
  const copy = () => {
    const { id: _, position: __, ...rest } = rule;
    onChoose(draft.add({ ...rest, name: t("copyName", { name: rule.name }) }));
  };
  return (
    <div className="grid gap-6">
      <RulePane
        rule={rule}
        change={change?.kind ?? null}
        onChange={(part) => draft.change(rule.id, part)}
        onRevert={() => {
          if (original) draft.keep(draft.rules.map((one) => (one.id === rule.id ? original : one)));
        }}
        onRemove={remove}
        onCopy={copy}
      />
      <TrialPanel
        rules={draft.rules}
        rule={rule}
        isSound={unsound && unsound.length === 0}
        published={published.rules}
      />
    </div>
  );
}

function Drafted({ draft, published, onChoose }: Edited) {
  const t = useTranslations("rules.draft");
  const [isPublishing, setPublishing] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const [conflicts, setConflicts] = useState<readonly string[]>([]);
  const unsound = useUnsound(draft.rules);
  const changes = useMemo(() => changesBetween(published.rules, draft.rules), [published.rules, draft.rules]);
  const isBehind = draft.baseVersion < published.version;
  return (
    <>
      {isBehind ? (
        <Meanwhile published={published} draft={draft} onRebased={(rebased) => setConflicts(rebased.conflicts)} />
      ) : null}
      <DraftBar
        changes={changes}
        baseVersion={draft.baseVersion}
        unsound={unsound}
        onOpen={onChoose}
        onDiscard={() => setDiscarding(true)}
        onPublish={() => setPublishing(true)}
      />
      <PublishDialog
        open={isPublishing}
        onOpenChange={setPublishing}
        draft={draft}
        changes={changes}
        conflicts={conflicts}
        onConflicts={setConflicts}
      />
      <ConfirmDialog
        open={isDiscarding}
        onOpenChange={setDiscarding}
        title={t("discardTitle")}
        description={t("discardBody", { count: changes.length })}
        confirmLabel={t("discard")}
        kind="reject"
        onConfirm={() => {
          setDiscarding(false);
          draft.discard();
        }}
      />
    </>
  );
}
