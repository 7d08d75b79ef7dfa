"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { PageHeader } from "@/components/ui/page";
import { ErrorState, Notice } from "@/components/ui/state";
import { providersOptions } from "@/lib/providers/client";
import type { ProviderKind, ProviderView } from "@/lib/providers/contract";
import { BackLink } from "../back-link";
import { QueryState } from "../query-state";
import { ProviderForm } from "./provider-form";

/** A new provider of a kind. */
export function NewProviderPage({ kind }: { readonly kind: ProviderKind }) {
  const t = useTranslations("outside.providers");
  const router = useRouter();
  return (
    <>
      <BackLink href="/admin/providers">{t("back")}</BackLink>
      <PageHeader title={t("addTitle", { kind: t(`kind.${kind}`) })} lead={t(`question.${kind}`)} />
      <ProviderForm
        kind={kind}
        provider={null}
        onSaved={({ id }) => router.push(`/admin/providers/${id}`)}
        cancel={<Cancel href="/admin/providers" />}
      />
    </>
  );
}

/** The settings of one that there is. */
export function EditProviderPage({ providerId }: { readonly providerId: string }) {
  const t = useTranslations("outside.providers");
  const notFound = useTranslations("common.notFound");
  const providers = useQuery(providersOptions(useReaderLocale()));
  return (
    <>
      <BackLink href={`/admin/providers/${providerId}`}>{t("backToOne")}</BackLink>
      <QueryState query={providers}>
        {({ items }) => {
          const provider = items.find((one) => one.id === providerId);
          if (!provider) return <ErrorState title={notFound("title")}>{notFound("body")}</ErrorState>;
          return (
            <>
              <PageHeader title={t("editTitle", { name: provider.name })} lead={t(`question.${provider.kind}`)} />
              <Editing latest={provider} />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

/** What is written stays as it is when somebody else changes the settings meanwhile; it is said, and can be given up. */
function Editing({ latest }: { readonly latest: ProviderView }) {
  const t = useTranslations("outside.providers");
  const router = useRouter();
  const [seen, setSeen] = useState(latest);
  const [saved, setSaved] = useState(false);
  const back = `/admin/providers/${latest.id}`;
  return (
    <>
      {latest.version === seen.version || saved ? null : (
        <Notice tone="warn" role="status" className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <span>{t("changedMeanwhile")}</span>
          <Button size="sm" onClick={() => setSeen(latest)}>
            {t("startOver")}
          </Button>
        </Notice>
      )}
      <ProviderForm
        key={seen.version}
        kind={seen.kind}
        provider={seen}
        onSaved={() => {
          setSaved(true);
          router.push(back);
        }}
        cancel={<Cancel href={back} />}
      />
    </>
  );
}

function Cancel({ href }: { readonly href: string }) {
  const t = useTranslations("common.action");
  return (
    <Link href={href} className={buttonClass("quiet")}>
      {t("cancel")}
    </Link>
  );
}
