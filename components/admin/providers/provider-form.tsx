"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field, Input } from "@/components/ui/field";
import { Section } from "@/components/ui/page";
import { Select } from "@/components/ui/select";
import { shopsOptions } from "@/lib/access/admin-client";
import type { ProviderKind, ProviderView } from "@/lib/providers/contract";
import { ActNotice } from "../act-notice";
import { AnswerFields } from "./answer-fields";
import { ALL_SHOPS, draftOf, emptyDraft, type ProviderDraft } from "./provider-draft";
import { type PartProps, RequestFields } from "./request-fields";
import { TermsFields } from "./terms-fields";
import { useSaveProvider } from "./use-save-provider";

/** All that makes a provider, written once and sent whole. */
export function ProviderForm({
  kind,
  provider,
  onSaved,
  cancel,
}: {
  readonly kind: ProviderKind;
  /** The one to change; null = a new one. */
  readonly provider: ProviderView | null;
  readonly onSaved: (saved: ProviderView) => void;
  readonly cancel: ReactNode;
}) {
  const t = useTranslations("outside.providers.form");
  const [draft, setDraft] = useState(() => (provider ? draftOf(provider) : emptyDraft(kind)));
  const save = useSaveProvider(kind, provider, onSaved);
  const change = (part: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(draft);
  };
  const parts = { kind, draft, onChange: change, fault: save.fault, hasSecret: provider?.hasSecret ?? false };
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl">
      <Section title={t("about")}>
        <Part>
          <AboutFields {...parts} isNew={provider === null} />
        </Part>
      </Section>
      <Section title={t("request")}>
        <Part>
          <RequestFields {...parts} />
        </Part>
      </Section>
      <Section title={t("answers")}>
        <Part>
          <AnswerFields {...parts} />
        </Part>
      </Section>
      <Section title={t("terms")}>
        <TermsFields draft={draft} onChange={change} fault={save.fault} />
      </Section>
      <div className="sticky bottom-0 grid gap-3 border-line border-t bg-paper py-3">
        <ActNotice fault={save.fault} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" kind="act" busy={save.busy}>
            {t(provider ? "save" : "add")}
          </Button>
          {cancel}
        </div>
      </div>
    </form>
  );
}

const Part = ({ children }: { readonly children: ReactNode }) => <div className="grid gap-5">{children}</div>;

function AboutFields({ draft, onChange, fault, isNew }: PartProps & { readonly isNew: boolean }) {
  const t = useTranslations("outside.providers");
  const shops = useQuery(shopsOptions(useReaderLocale())).data?.items ?? [];
  const shown = shops.filter((shop) => shop.archivedAt === null || shop.id === draft.shop);
  return (
    <>
      <Field label={t("form.name")} fault={fault?.at("/name") ?? null}>
        <Input
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          autoComplete="off"
          maxLength={100}
        />
      </Field>
      <Field
        label={t("form.shop")}
        hint={t(isNew ? "form.shopHint" : "form.shopFixed")}
        fault={fault?.at("/shopId") ?? null}
      >
        <Select
          value={draft.shop}
          onValueChange={(shop) => onChange({ shop })}
          disabled={!isNew}
          options={[
            { value: ALL_SHOPS, label: t("allShops") },
            ...shown.map((shop) => ({ value: shop.id, label: shop.name, hint: shop.shopId })),
          ]}
        />
      </Field>
      <Checkbox
        label={t("form.enabled")}
        hint={t("form.enabledHint")}
        checked={draft.enabled}
        onCheckedChange={(enabled) => onChange({ enabled })}
      />
    </>
  );
}
