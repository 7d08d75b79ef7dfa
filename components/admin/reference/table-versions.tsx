"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Section } from "@/components/ui/page";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { activateVersion, referenceKeys, sourceHref, versionsOptions } from "@/lib/reference/client";
import type { TableView, VersionList } from "@/lib/reference/contract";
import { ConfirmAct } from "../confirm-act";
import { QueryState } from "../query-state";
import { RecordList, RecordRow } from "../record-list";
import { useAdminAct } from "../use-admin-act";

type Version = VersionList["items"][number];

/** All that the table ever was, newest first; each can be had as it was uploaded, and put in force again. */
export function TableVersions({ table, manages }: { readonly table: TableView; readonly manages: boolean }) {
  const t = useTranslations("outside.reference.versions");
  const versions = useQuery(versionsOptions(useReaderLocale(), table.name));
  return (
    <Section title={t("title")} aside={t("count", { count: table.versions })}>
      <QueryState query={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="py-2 text-ink-3 text-sm">{t("empty")}</p>
          ) : (
            <RecordList label={t("title")} bare>
              {items.map((version) => (
                <VersionRow key={version.id} table={table} version={version} manages={manages} />
              ))}
            </RecordList>
          )
        }
      </QueryState>
    </Section>
  );
}

function VersionRow({
  table,
  version,
  manages,
}: {
  readonly table: TableView;
  readonly version: Version;
  readonly manages: boolean;
}) {
  const t = useTranslations("outside.reference.versions");
  const { id, version: number, rows, dataAsOf, uploadedAt, uploadedBy, note, active } = version;
  return (
    <RecordRow
      name={
        <>
          <span className="figures">{t("version", { version: number })}</span>
          {active ? <Tag tone="good">{t("active")}</Tag> : null}
        </>
      }
      under={note === "" ? null : <bdi className="break-words">{note}</bdi>}
      facts={
        <>
          <span className="figures w-20">{t("rows", { rows })}</span>
          <span>
            {t("dataAsOf")} <Time at={dataAsOf} day />
          </span>
          <span>
            <Time at={uploadedAt} /> <bdi>{uploadedBy ?? t("nobody")}</bdi>
          </span>
        </>
      }
      actions={
        <>
          <a
            href={sourceHref(id)}
            download
            aria-label={t("download", { version: number })}
            className={buttonClass("quiet", "sm")}
          >
            <Download aria-hidden="true" size={14} />
          </a>
          {manages && !active ? <Restoring table={table} version={version} /> : null}
        </>
      }
    />
  );
}

function Restoring({ table, version }: { readonly table: TableView; readonly version: Version }) {
  const t = useTranslations("outside.reference.versions");
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const act = useAdminAct({
    send: activateVersion,
    forget: [referenceKeys.all],
    said: () => t("restored", { version: version.version }),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={t("restoreVersion", { version: version.version })}>
        {t("restore")}
      </Button>
      <ConfirmAct
        open={open}
        onClose={() => setOpen(false)}
        act={act}
        title={t("restoreTitle", { version: version.version })}
        description={t("restoreLead", {
          rows: version.rows,
          day: format.dateTime(new Date(version.dataAsOf), "day"),
          limit: table.ageDaysMax,
        })}
        confirmLabel={t("restore")}
        onConfirm={() => act.run({ table: table.name, versionId: version.id, replaces: table.active?.id ?? null })}
      />
    </>
  );
}
