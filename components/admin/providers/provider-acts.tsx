"use client";

import { Pencil } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { MenuItem } from "@/components/ui/menu";
import { changeProvider, providerKeys, removeProvider } from "@/lib/providers/client";
import type { ProviderView } from "@/lib/providers/contract";
import { ConfirmAct } from "../confirm-act";
import { RowMenu } from "../row-menu";
import { useAdminAct } from "../use-admin-act";

/** What can be done about a provider. */
export function ProviderActs({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const [removing, setRemoving] = useState(false);
  const { id, name, document, version, enabled } = provider;
  const switching = useAdminAct({
    send: (on: boolean, act) => changeProvider(id, { version, name, document, enabled: on }, act),
    forget: [providerKeys.all],
    loud: true,
    said: (_saved, on) => t(on ? "startedAgain" : "stopped", { name }),
  });
  return (
    <>
      <Link href={`/admin/providers/${id}/edit`} className={buttonClass("plain")}>
        <Pencil aria-hidden="true" size={14} />
        {t("edit")}
      </Link>
      <RowMenu label={t("menu", { name })}>
        <MenuItem onClick={() => switching.run(!enabled)}>{t(enabled ? "stop" : "start")}</MenuItem>
        <MenuItem onClick={() => setRemoving(true)}>{t("remove")}</MenuItem>
      </RowMenu>
      <Removal provider={provider} open={removing} onClose={() => setRemoving(false)} />
    </>
  );
}

function Removal({
  provider: { id, name },
  open,
  onClose,
}: {
  readonly provider: ProviderView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useTranslations("outside.providers.removal");
  const router = useRouter();
  const act = useAdminAct({
    send: (_: null, how) => removeProvider(id, how),
    forget: [providerKeys.all],
    said: () => t("done", { name }),
    onDone: () => router.push("/admin/providers"),
  });
  return (
    <ConfirmAct
      open={open}
      onClose={onClose}
      act={act}
      title={t("title", { name })}
      description={t("lead")}
      confirmLabel={t("confirm")}
      kind="reject"
      onConfirm={() => act.run(null)}
    />
  );
}
