"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { addShop, adminKeys, renameShop } from "@/lib/access/admin-client";
import type { ShopView } from "@/lib/access/contract";
import { ActNotice } from "./act-notice";
import { useAdminAct } from "./use-admin-act";

type Props = {
  /** The one to rename; null = a new one. */
  readonly shop: ShopView | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function ShopDialog({ shop, open, onOpenChange }: Props) {
  const t = useTranslations("admin.shops.form");
  const title = shop ? t("renameTitle", { name: shop.name }) : t("addTitle");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <ShopForm shop={shop} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function ShopForm({ shop, onDone }: { readonly shop: ShopView | null; readonly onDone: () => void }) {
  const t = useTranslations("admin.shops");
  const [name, setName] = useState(shop?.name ?? "");
  const [shopId, setShopId] = useState("");
  const act = useAdminAct({
    send: (given: { name: string; shopId: string }, how) =>
      shop ? renameShop(shop, given.name, how) : addShop(given, how),
    forget: [adminKeys.shops()],
    said: (saved) => t(shop ? "renamed" : "added", { name: saved.name }),
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.run({ name: name.trim(), shopId: shopId.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Field label={t("form.name")} fault={act.fault?.at("/name") ?? null}>
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" maxLength={100} />
      </Field>
      {shop ? null : (
        <Field label={t("form.code")} hint={t("form.codeHint")} fault={act.fault?.at("/shopId") ?? null}>
          <Input
            value={shopId}
            onChange={(event) => setShopId(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      )}
      <div className="flex justify-end">
        <Button type="submit" kind="act" busy={act.busy}>
          {t(shop ? "form.save" : "form.add")}
        </Button>
      </div>
    </form>
  );
}
