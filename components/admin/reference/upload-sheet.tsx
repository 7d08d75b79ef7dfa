"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { ProgressLine } from "@/components/ui/progress-line";
import { Sheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/state";
import { previewTable } from "@/lib/reference/client";
import type { TableView } from "@/lib/reference/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { FileDrop, type PickedFile } from "./file-drop";
import { PublishForm } from "./publish-form";
import { UploadPreview } from "./upload-preview";

type Props = { readonly table: TableView; readonly open: boolean; readonly onClose: () => void };

/** A file is read first, and put in force only by somebody who has seen what it would change. */
export function UploadSheet({ table, open, onClose }: Props) {
  const t = useTranslations("outside.reference.upload");
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t("title", { name: table.label })}
      description={t("lead")}
      className="sm:w-[min(44rem,94vw)]!"
    >
      {open ? <Steps table={table} onDone={onClose} /> : null}
    </Sheet>
  );
}

function Steps({ table, onDone }: { readonly table: TableView; readonly onDone: () => void }) {
  const t = useTranslations("outside.reference.upload");
  const locale = useReaderLocale();
  const read = useMutation({
    mutationFn: async (file: PickedFile) => ({ file, preview: await previewTable(locale, table.name, file.csv) }),
  });
  const { data, error, isPending } = read;
  return (
    <div className="grid gap-5">
      <FileDrop name={read.variables?.name ?? null} onPick={(file) => read.mutate(file)} />
      <ProgressLine active={isPending} label={t("checking")} />
      {error ? (
        <Notice tone="bad" role="alert">
          {t("failed")} {error instanceof ConsoleProblem ? error.detail : null}
        </Notice>
      ) : null}
      {data ? (
        <>
          <UploadPreview table={table} preview={data.preview} />
          {data.preview.faultCount === 0 ? (
            <PublishForm
              table={table}
              csv={data.file.csv}
              preview={data.preview}
              onDone={onDone}
              onAgain={() => read.mutate(data.file)}
            />
          ) : (
            <Notice>{t("mend")}</Notice>
          )}
        </>
      ) : null}
    </div>
  );
}
