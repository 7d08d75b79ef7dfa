"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { CodeBlock } from "@/components/ui/code";
import { ProgressLine } from "@/components/ui/progress-line";
import { Sheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/state";
import { Table, Td, Th } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { importCsv, listKeys, previewCsv } from "@/lib/lists/client";
import type { ImportPreview } from "@/lib/lists/console-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { ListTag } from "./entry-columns";
import { shownValue } from "./shown-value";

const FAULTS_SHOWN = 50;
const SAMPLE = `list,kind,value,target,reason,note,forcesOk,subject,expiresAt
block,phone,090-0000-0000,both,resale,,,,
allow,member,M-1024,both,trusted_customer,,true,,2027-03-31T23:59:59+09:00`;

/** A file is read first and stored only when somebody has seen what it would do. */
export function ImportSheet({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("lists.import");
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("description")}
      className="sm:w-[min(40rem,94vw)]!"
    >
      {open ? <Steps onDone={() => onOpenChange(false)} /> : null}
    </Sheet>
  );
}

function Steps({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations("lists.import");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const { show } = useToast();
  const read = useMutation({
    mutationFn: async (file: File) => ({ file, preview: await previewCsv(locale, file) }),
  });
  const store = useMutation({
    mutationFn: (file: File) => importCsv(locale, file),
    onSuccess: ({ imported }) => {
      show({ title: t("done", { count: imported }), tone: "good" });
      void queries.invalidateQueries({ queryKey: listKeys.all });
      onDone();
    },
  });
  const failure = read.error ?? store.error;
  return (
    <div className="grid gap-5">
      <FilePicker
        name={read.data?.file.name ?? null}
        onPick={(file) => {
          store.reset();
          read.mutate(file);
        }}
      />
      <ProgressLine active={read.isPending || store.isPending} label={t("checking")} />
      {failure ? (
        <Notice tone="bad" role="alert">
          {t("failed")} {failure instanceof ConsoleProblem ? failure.detail : null}
        </Notice>
      ) : null}
      {read.data ? (
        <>
          <Planned preview={read.data.preview} />
          <div>
            <Button
              kind="act"
              busy={store.isPending}
              disabled={read.data.preview.fresh === 0}
              onClick={() => read.data && store.mutate(read.data.file)}
            >
              {read.data.preview.fresh === 0 ? t("nothing") : t("submit", { count: read.data.preview.fresh })}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <p className="mb-1 text-ink-3 text-xs">{t("sample")}</p>
          <CodeBlock label={t("sample")}>{SAMPLE}</CodeBlock>
        </div>
      )}
    </div>
  );
}

function FilePicker({ name, onPick }: { readonly name: string | null; readonly onPick: (file: File) => void }) {
  const t = useTranslations("lists.import");
  const id = useId();
  return (
    <div>
      <p className="mb-1 font-medium text-sm" id={`${id}-label`}>
        {t("file")}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <label
          className={`${buttonClass("plain")} cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2`}
        >
          <Upload aria-hidden="true" size={14} />
          {t("choose")}
          <input
            type="file"
            accept=".csv,text/csv"
            aria-labelledby={`${id}-label`}
            className="sr-only"
            onChange={(event) => {
              const file = event.target.files?.[0];
              // The same file may be chosen again once it has been mended.
              event.target.value = "";
              if (file) onPick(file);
            }}
          />
        </label>
        {name ? <bdi className="break-all text-ink-2 text-xs">{name}</bdi> : null}
      </div>
    </div>
  );
}

function Planned({ preview }: { readonly preview: ImportPreview }) {
  const t = useTranslations("lists.import");
  const figures = [
    { name: t("fresh"), count: preview.fresh },
    { name: t("known"), count: preview.known },
    { name: t("faults"), count: preview.errors.length, bad: preview.errors.length > 0 },
  ];
  return (
    <div className="grid gap-5" aria-live="polite">
      <dl className="flex gap-8">
        {figures.map(({ name, count, bad }) => (
          <div key={name}>
            <dt className="text-ink-3 text-xs">{name}</dt>
            <dd className={bad ? "figures font-semibold text-vermilion text-xl" : "figures font-semibold text-xl"}>
              {count}
            </dd>
          </div>
        ))}
      </dl>
      <Faults errors={preview.errors} />
      <Rows rows={preview.rows} />
    </div>
  );
}

function Faults({ errors }: { readonly errors: ImportPreview["errors"] }) {
  const t = useTranslations("lists.import");
  if (errors.length === 0) return null;
  return (
    <div>
      <h3 className="font-semibold text-sm">{t("faultsTitle")}</h3>
      <p className="mb-1 text-ink-3 text-xs">{t("faultsHint")}</p>
      <Table caption={t("faultsTitle")} className="max-h-56 overflow-y-auto">
        <thead>
          <tr>
            <Th end>{t("line")}</Th>
            <Th>{t("column")}</Th>
            <Th>{t("problem")}</Th>
          </tr>
        </thead>
        <tbody>
          {errors.slice(0, FAULTS_SHOWN).map(({ line, pointer, code, message }) => (
            <tr key={`${line}${pointer}${code}`}>
              <Td end>{line}</Td>
              <Td>{pointer.replace(/^\//, "") || "—"}</Td>
              <Td className="py-1">{message}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {errors.length > FAULTS_SHOWN ? (
        <p className="mt-1 text-ink-3 text-xs">{t("moreFaults", { count: errors.length - FAULTS_SHOWN })}</p>
      ) : null}
    </div>
  );
}

function Rows({ rows }: { readonly rows: ImportPreview["rows"] }) {
  const t = useTranslations("lists.import");
  const kinds = useTranslations("lists.kind");
  if (rows.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold text-sm">{t("rowsTitle", { count: rows.length })}</h3>
      <ul className="divide-y divide-line border-line border-y">
        {rows.map(({ line, list, kind, canonical, known }) => (
          <li key={line} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <ListTag list={list} />
            <span className="text-ink-3 text-xs">{kinds(kind)}</span>
            <bdi className="figures min-w-0 flex-1 break-words">{shownValue(kind, canonical)}</bdi>
            {known ? <span className="text-ink-3 text-xs">{t("already")}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
