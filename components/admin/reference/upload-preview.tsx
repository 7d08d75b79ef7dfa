"use client";

import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/state";
import { Table, Td, Th } from "@/components/ui/table";
import type { PreviewView, TableView } from "@/lib/reference/contract";

/** From this share of the rows in force on it is said aloud that they would go. */
const MANY_REMOVED = 0.5;

/** What a file says, what is wrong with it, and what it would change. */
export function UploadPreview({ table, preview }: { readonly table: TableView; readonly preview: PreviewView }) {
  const t = useTranslations("outside.reference.upload");
  const { added, changed, removed, faultCount, activeVersionId } = preview;
  const before = table.active?.rows ?? 0;
  const sound = faultCount === 0;
  return (
    <div aria-live="polite" className="grid gap-5">
      <Figures preview={preview} />
      <Faults preview={preview} />
      {sound && before > 0 && removed / before >= MANY_REMOVED ? (
        <Notice tone="warn">{t("manyRemoved", { removed, before })}</Notice>
      ) : null}
      {sound && activeVersionId !== null && added + changed + removed === 0 ? <Notice>{t("same")}</Notice> : null}
      <FirstRows table={table} preview={preview} />
    </div>
  );
}

function Figures({ preview }: { readonly preview: PreviewView }) {
  const t = useTranslations("outside.reference.upload");
  const { rows, repeated, added, changed, removed, faultCount } = preview;
  const figures = [
    { name: t("faults"), count: faultCount, tone: faultCount > 0 ? "text-vermilion" : "" },
    { name: t(faultCount > 0 ? "soundRows" : "rows"), count: rows },
    { name: t("added"), count: added, sign: "+" },
    { name: t("changed"), count: changed, sign: "±" },
    { name: t("removed"), count: removed, sign: "−" },
    ...(repeated > 0 ? [{ name: t("repeated"), count: repeated }] : []),
  ];
  // What a file with faults would change is not known: the rows at fault are not in it.
  const shown = faultCount > 0 ? figures.slice(0, 2) : figures.slice(1);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {shown.map(({ name, count, sign = "", tone = "" }) => (
        <div key={name}>
          <dt className="text-ink-3 text-xs">{name}</dt>
          <dd className={cx("figures font-semibold text-xl", tone)}>
            {count > 0 ? sign : ""}
            {t("figure", { count })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Faults({ preview: { faults, faultCount } }: { readonly preview: PreviewView }) {
  const t = useTranslations("outside.reference.upload");
  if (faultCount === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold text-sm">{t("faultsTitle")}</h3>
      <Table caption={t("faultsTitle")} className="max-h-72 overflow-y-auto">
        <thead>
          <tr>
            <Th end>{t("line")}</Th>
            <Th>{t("column")}</Th>
            <Th>{t("problem")}</Th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, message }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may have the same fault twice, and the list never changes
            <tr key={at}>
              <Td end>{line}</Td>
              <Td className="font-mono text-xs">{column ?? t("wholeLine")}</Td>
              <Td className="min-w-52 py-1">{message}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {faultCount > faults.length ? (
        <p className="mt-1 text-ink-3 text-xs">{t("moreFaults", { count: faultCount - faults.length })}</p>
      ) : null}
    </div>
  );
}

function FirstRows({
  table: { columns },
  preview: { firstRows },
}: {
  readonly table: TableView;
  readonly preview: PreviewView;
}) {
  const t = useTranslations("outside.reference.upload");
  const count = firstRows.length;
  if (count === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold text-sm">{t("firstRows", { count })}</h3>
      <Table caption={t("firstRows", { count })}>
        <thead>
          <tr>
            {columns.map(({ name, label }) => (
              <Th key={name}>{label}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file, in its order
            <tr key={at}>
              {columns.map(({ name }) => (
                <Td key={name} className="min-w-20">
                  <bdi>{row[name] ?? "—"}</bdi>
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
