"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/page";
import { Seal } from "@/components/ui/seal";
import { Time } from "@/components/ui/time";
import type { TimelineEntry } from "@/lib/review/contract";

/** What happened to the order and its cases, the latest first: what people did, what they wrote, what the merchant reported. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useTranslations("review.timeline");
  if (entries.length === 0) return null;
  return (
    <Section title={t("title")} aside={t("count", { count: entries.length })}>
      <ol className="grid">
        {entries.toReversed().map((entry, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen at one instant
            key={index}
            className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 border-line border-b py-2 max-sm:grid-cols-1"
          >
            <Time at={entry.at} className="text-ink-3 text-xs leading-6" />
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTranslations("review.timeline");
  const text = useEntryText();
  const word = useTranslations("common.decision");
  if (entry.kind === "note") {
    return (
      <div className="min-w-0">
        <p className="text-ink-2 text-xs">{t("note", { name: entry.actor ?? t("nobody") })}</p>
        <p className="whitespace-pre-wrap break-words">
          <bdi>{entry.body}</bdi>
        </p>
      </div>
    );
  }
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2">
      {entry.kind === "approve" || entry.kind === "reject" ? <Seal word={entry.kind} label={word(entry.kind)} /> : null}
      <bdi>{text(entry)}</bdi>
    </p>
  );
}

function useEntryText(): (entry: TimelineEntry) => string {
  const t = useTranslations("review.timeline");
  const reasons = useTranslations("review.reasonCodes");
  const events = useTranslations("review.events");
  const format = useFormatter();
  // Codes come from the server; whether a text exists is only known by asking.
  const reasonOf = (code: string | null) => (code !== null && reasons.has(code as never) ? reasons(code as never) : "");
  return ({ kind, actor, reasonCode, dueAt, entries, event }) => {
    const name = actor ?? t("nobody");
    const reason = reasonOf(reasonCode);
    switch (kind) {
      case "opened":
      case "note":
        return t("opened");
      case "keep":
        return t("keep", { name, reason, time: dueAt ? format.dateTime(new Date(dueAt), "instant") : "" });
      case "escalate":
      case "approve":
      case "reject":
        return t(kind, { name, reason });
      case "block":
      case "unblock":
        return t(kind, { name, count: entries ?? 0 });
      case "event":
        return event ? t("event", { event: events(event) }) : "";
      default:
        return kind satisfies never;
    }
  };
}
