"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { historyOptions, RELEASE_REASON_CHARACTERS_MAX } from "@/lib/lists/client";
import type { EntryHistory, ShownEntry } from "@/lib/lists/console-contract";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { ListTag, useAuthor, useReasonText } from "./entry-columns";
import { EntryStateTag } from "./entry-state";
import { shownValue } from "./shown-value";
import { endOfDay } from "./use-add-entry";
import { useEntryActs } from "./use-entry-acts";

/** One entry: what it says, what was done to it, and what can be. */
export function EntrySheet({
  entry,
  mayManage,
  onClose,
}: {
  readonly entry: ShownEntry | null;
  readonly mayManage: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations("lists.entry");
  return (
    <Sheet
      open={entry !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("title")}
      foot={entry && mayManage ? <Acts entry={entry} onClose={onClose} /> : undefined}
    >
      {entry ? <Told entry={entry} /> : null}
    </Sheet>
  );
}

function Told({ entry }: { readonly entry: ShownEntry }) {
  const t = useTranslations("lists");
  const reason = useReasonText();
  const author = useAuthor();
  return (
    <div className="grid gap-5">
      <div>
        <p className="mb-1 flex flex-wrap items-center gap-2">
          <ListTag list={entry.list} />
          <EntryStateTag state={entry.state} />
          <span className="text-ink-3 text-xs">{t(`kind.${entry.kind}`)}</span>
        </p>
        <p className="figures break-words font-semibold text-base">
          <bdi>{shownValue(entry.kind, entry.value)}</bdi>
        </p>
        <a
          href={`/orders?${new URLSearchParams({ kind: entry.kind, value: entry.value })}`}
          className="text-indigo text-xs underline underline-offset-4"
        >
          {t("entry.shows")}
        </a>
      </div>
      <Facts>
        <Fact name={t("column.target")}>{t(`target.${entry.target}`)}</Fact>
        <Fact name={t("column.reason")}>{reason(entry.reason)}</Fact>
        {entry.subject ? <Fact name={t("add.subject")}>{entry.subject}</Fact> : null}
        {entry.forcesOk ? <Fact name={t("row.forcesOk")}>{t("add.forcesOk")}</Fact> : null}
        <Fact name={t("column.createdAt")}>
          <Time at={entry.createdAt} /> <bdi className="ml-2 text-ink-2">{author(entry.createdBy)}</bdi>
        </Fact>
        <Fact name={t("column.expiresAt")}>{entry.expiresAt ? <Time at={entry.expiresAt} /> : t("row.noExpiry")}</Fact>
        {entry.releasedAt ? (
          <Fact name={t("entry.releasedBy")}>
            <Time at={entry.releasedAt} /> <bdi className="ml-2 text-ink-2">{author(entry.releasedBy ?? "")}</bdi>
          </Fact>
        ) : null}
        {entry.releaseReason ? (
          <Fact name={t("entry.releaseReason")}>
            <bdi className="whitespace-pre-wrap">{entry.releaseReason}</bdi>
          </Fact>
        ) : null}
        <Fact name={t("column.note")}>
          {entry.note ? <bdi className="whitespace-pre-wrap break-words">{entry.note}</bdi> : null}
        </Fact>
      </Facts>
      <History id={entry.id} />
    </div>
  );
}

function History({ id }: { readonly id: string }) {
  const t = useTranslations("lists");
  const { data, error } = useQuery(historyOptions(useReaderLocale(), id));
  return (
    <section aria-label={t("entry.history")}>
      <h3 className="mb-1 border-ink border-b pb-1 font-semibold text-sm">{t("entry.history")}</h3>
      {error && !data ? <p className="text-ink-2 text-xs">{t("failure.history")}</p> : null}
      {!data && !error ? <SkeletonRows rows={2} /> : null}
      <ol>
        {data?.items.map((act) => (
          <Act key={`${act.at}${act.act}`} act={act} />
        ))}
      </ol>
    </section>
  );
}

function Act({ act }: { readonly act: EntryHistory["items"][number] }) {
  const t = useTranslations("lists.entry");
  const format = useFormatter();
  const moved = act.expiresAt ? t("until", { day: format.dateTime(new Date(act.expiresAt), "day") }) : t("unlimited");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-1.5">
      <Time at={act.at} className="text-ink-3 text-xs" />
      <span>{t(`act.${act.act}`)}</span>
      {act.act === "change_expiry" ? <span className="text-ink-2 text-xs">{moved}</span> : null}
      <bdi className="ml-auto text-ink-2 text-xs">{act.actor ?? t("system")}</bdi>
    </li>
  );
}

function Acts({ entry, onClose }: { readonly entry: ShownEntry; readonly onClose: () => void }) {
  const t = useTranslations("lists.entry");
  const acts = useEntryActs();
  const [asking, setAsking] = useState(false);
  if (entry.state === "released") {
    return (
      <Button
        onClick={() => {
          void acts.restore(entry);
          onClose();
        }}
      >
        {t("restore")}
      </Button>
    );
  }
  if (entry.state === "expired") return null;
  return (
    <>
      <Button kind="reject" onClick={() => setAsking(true)}>
        {t("release")}
      </Button>
      <ExpiryChange entry={entry} onChange={(expiresAt) => void acts.moveExpiry(entry, expiresAt)} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("releaseTitle")}
        description={t("releaseBody")}
        confirmLabel={t("release")}
        kind="reject"
        note="required"
        noteMaxLength={RELEASE_REASON_CHARACTERS_MAX}
        onConfirm={({ note }) => {
          setAsking(false);
          if (note !== null) void acts.release(entry, note);
          onClose();
        }}
      />
    </>
  );
}

function ExpiryChange({
  entry,
  onChange,
}: {
  readonly entry: ShownEntry;
  readonly onChange: (expiresAt: string | null) => void;
}) {
  const t = useTranslations("lists.entry");
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(entry.expiresAt ? tokyoDay(new Date(entry.expiresAt)) : null);
  const change = (expiresAt: string | null) => {
    setOpen(false);
    onChange(expiresAt);
  };
  return (
    <Popover
      trigger={
        <button type="button" className={buttonClass("plain")}>
          {t("expiry")}
        </button>
      }
      title={t("expiry")}
      open={open}
      onOpenChange={setOpen}
    >
      <div className="grid gap-3">
        <DateField ariaLabel={t("expiry")} value={day} onValueChange={setDay} min={tokyoDay(new Date())} />
        <div className="flex gap-2">
          <Button kind="act" size="sm" disabled={day === null} onClick={() => day && change(endOfDay(day))}>
            {t("expirySave")}
          </Button>
          {entry.expiresAt ? (
            <Button kind="quiet" size="sm" onClick={() => change(null)}>
              {t("expiryNone")}
            </Button>
          ) : null}
        </div>
      </div>
    </Popover>
  );
}
