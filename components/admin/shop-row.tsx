"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Code } from "@/components/ui/code";
import { MenuItem } from "@/components/ui/menu";
import { Notice } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import { adminKeys, archiveShop, reopenShop } from "@/lib/access/admin-client";
import type { ShopView } from "@/lib/access/contract";
import { ConfirmAct } from "./confirm-act";
import { RecordRow } from "./record-list";
import { RowMenu } from "./row-menu";
import { ShopDialog } from "./shop-dialog";
import { useAdminAct } from "./use-admin-act";

export function ShopRow({ shop, manages }: { readonly shop: ShopView; readonly manages: boolean }) {
  const t = useTranslations("admin.shops");
  const format = useFormatter();
  const day = (at: string) => format.dateTime(new Date(at), "day");
  const { name, shopId, archivedAt, createdAt, ownKeys } = shop;
  return (
    <RecordRow
      name={
        <>
          <bdi className="break-words">{name}</bdi>
          {archivedAt === null ? null : <Tag>{t("archived")}</Tag>}
        </>
      }
      under={<Code>{shopId}</Code>}
      past={archivedAt !== null}
      facts={
        <>
          <span className="w-36">{t("keys", { count: ownKeys })}</span>
          <span>
            {archivedAt === null ? t("since", { time: day(createdAt) }) : t("archivedAt", { time: day(archivedAt) })}
          </span>
        </>
      }
      actions={manages ? <ShopActs shop={shop} /> : null}
    />
  );
}

function ShopActs({ shop }: { readonly shop: ShopView }) {
  const t = useTranslations("admin.shops");
  const [open, setOpen] = useState<"rename" | "archival" | null>(null);
  const { name, ownKeys } = shop;
  const forget = [adminKeys.shops(), adminKeys.apiKeys()];
  const archival = useAdminAct({
    send: archiveShop,
    forget,
    said: () => t("archival.done", { name }),
    onDone: () => setOpen(null),
  });
  const reopening = useAdminAct({ send: reopenShop, forget, loud: true, said: () => t("reopened", { name }) });
  const closed = shop.archivedAt !== null;
  return (
    <>
      <RowMenu label={t("menu", { name })}>
        <MenuItem onClick={() => setOpen("rename")}>{t("rename")}</MenuItem>
        <MenuItem onClick={() => (closed ? reopening.run(shop) : setOpen("archival"))}>
          {t(closed ? "reopen" : "archive")}
        </MenuItem>
      </RowMenu>
      <ShopDialog shop={shop} open={open === "rename"} onOpenChange={(next) => setOpen(next ? "rename" : null)} />
      <ConfirmAct
        open={open === "archival"}
        onClose={() => setOpen(null)}
        act={archival}
        title={t("archival.title", { name })}
        description={
          <>
            <p>{t("archival.lead")}</p>
            {ownKeys > 0 ? (
              <Notice tone="bad" className="mt-3">
                {t("archival.keys", { count: ownKeys })}
              </Notice>
            ) : null}
          </>
        }
        confirmLabel={t("archival.confirm")}
        kind="reject"
        onConfirm={() => archival.run(shop)}
      />
    </>
  );
}
