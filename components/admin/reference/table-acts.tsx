"use client";

import { Download, FileText, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { MenuItem } from "@/components/ui/menu";
import { saveFile } from "@/components/ui/save-file";
import { activateVersion, referenceKeys, sourceHref } from "@/lib/reference/client";
import type { TableView } from "@/lib/reference/contract";
import { ConfirmAct } from "../confirm-act";
import { RowMenu } from "../row-menu";
import { useAdminAct } from "../use-admin-act";
import { AgeLimitDialog } from "./age-limit-dialog";
import { UploadSheet } from "./upload-sheet";

type Open = "upload" | "limit" | "ending" | null;

/** What can be had of a table, and done about it. */
export function TableActs({ table, manages }: { readonly table: TableView; readonly manages: boolean }) {
  const t = useTranslations("outside.reference");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const header = `${table.columns.map((column) => column.name).join(",")}\r\n`;
  return (
    <>
      <Button
        icon={<FileText aria-hidden="true" size={15} />}
        onClick={() => saveFile(`${table.name}-template.csv`, header)}
      >
        {t("template")}
      </Button>
      {table.active ? (
        <a href={sourceHref(table.active.id)} download className={buttonClass("plain")}>
          <Download aria-hidden="true" size={15} />
          {t("current")}
        </a>
      ) : null}
      {manages ? (
        <>
          <Button kind="act" icon={<Upload aria-hidden="true" size={15} />} onClick={() => setOpen("upload")}>
            {t("upload.open")}
          </Button>
          <RowMenu label={t("menu", { name: table.label })}>
            <MenuItem onClick={() => setOpen("limit")}>{t("limit.open")}</MenuItem>
            {table.active ? <MenuItem onClick={() => setOpen("ending")}>{t("ending.open")}</MenuItem> : null}
          </RowMenu>
          <UploadSheet table={table} open={open === "upload"} onClose={close} />
          <AgeLimitDialog table={table} open={open === "limit"} onClose={close} />
          <Ending table={table} open={open === "ending"} onClose={close} />
        </>
      ) : null}
    </>
  );
}

function Ending({
  table,
  open,
  onClose,
}: {
  readonly table: TableView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations("outside.reference.ending");
  const act = useAdminAct({
    send: activateVersion,
    forget: [referenceKeys.all],
    said: () => t("done", { name: table.label }),
    onDone: onClose,
  });
  return (
    <ConfirmAct
      open={open}
      onClose={onClose}
      act={act}
      title={t("title", { name: table.label })}
      description={t(table.builtIn ? "leadBuiltIn" : "lead")}
      confirmLabel={t("confirm")}
      kind="reject"
      onConfirm={() => act.run({ table: table.name, versionId: null, replaces: table.active?.id ?? null })}
    />
  );
}
