"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { DateField } from "@/components/ui/date-field";
import { Field, Input } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { adminKeys, issueApiKey } from "@/lib/access/admin-client";
import type { ApiKeyRequest, ShopView } from "@/lib/access/contract";
import { API_SCOPES, type ApiScope } from "@/lib/shared/vocabulary";
import { ActNotice } from "./act-notice";
import type { IssuedKey } from "./issued-key";
import { useAdminAct } from "./use-admin-act";

/** Select has no word for "none"; no shop has this code. */
const ALL = "*";
const endOfDay = (day: string | null): string | null => day && new Date(`${day}T23:59:59.999+09:00`).toISOString();

const EMPTY = {
  name: "",
  shop: ALL,
  scopes: ["screen", "outcomes", "read"] as readonly ApiScope[],
  limit: null as number | null,
  until: null as string | null,
};

export function KeyForm({
  shops,
  onIssued,
}: {
  readonly shops: readonly ShopView[];
  readonly onIssued: (issued: IssuedKey) => void;
}) {
  const t = useTranslations("admin.keys");
  const common = useTranslations("common");
  const [given, setGiven] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof EMPTY>) => setGiven((before) => ({ ...before, ...part }));
  const act = useAdminAct({
    send: (request: ApiKeyRequest, how) => issueApiKey(request, how),
    forget: [adminKeys.apiKeys(), adminKeys.shops()],
    onDone: (made, request) => onIssued({ made, request }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (given.scopes.length === 0) return;
    act.run({
      name: given.name.trim(),
      shopId: given.shop === ALL ? null : given.shop,
      scopes: [...given.scopes],
      rateLimitPerMinute: given.limit,
      expiresAt: endOfDay(given.until),
    });
  };
  const at = (pointer: string) => act.fault?.at(pointer) ?? null;
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Field label={t("form.name")} hint={t("form.nameHint")} fault={at("/name")}>
        <Input
          value={given.name}
          onChange={(event) => set({ name: event.target.value })}
          placeholder={t("form.namePlaceholder")}
          autoComplete="off"
          maxLength={100}
        />
      </Field>
      <Field label={t("form.shop")} fault={at("/shopId")}>
        <Select
          value={given.shop}
          onValueChange={(shop) => set({ shop })}
          options={[
            { value: ALL, label: t("allShops") },
            ...shops.map((shop) => ({ value: shop.shopId, label: shop.name, hint: shop.shopId })),
          ]}
        />
      </Field>
      <Scopes
        value={given.scopes}
        onChange={(scopes) => set({ scopes })}
        missing={tried && given.scopes.length === 0}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t("form.limit")}
          hint={t("form.limitHint")}
          optional={common("optional")}
          fault={at("/rateLimitPerMinute")}
        >
          <NumberField
            value={given.limit}
            onValueChange={(limit) => set({ limit })}
            min={1}
            max={1_000_000}
            unit={t("form.limitUnit")}
          />
        </Field>
        <Field
          label={t("form.expires")}
          hint={t("form.expiresHint")}
          optional={common("optional")}
          fault={at("/expiresAt")}
        >
          <DateField value={given.until} onValueChange={(until) => set({ until })} className="w-full!" />
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" kind="act" busy={act.busy}>
          {t("form.submit")}
        </Button>
      </div>
    </form>
  );
}

function Scopes({
  value,
  onChange,
  missing,
}: {
  readonly value: readonly ApiScope[];
  readonly onChange: (scopes: readonly ApiScope[]) => void;
  readonly missing: boolean;
}) {
  const t = useTranslations("admin.keys");
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{t("form.scopes")}</legend>
      <div className="grid gap-2">
        {API_SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`scope.${scope}`)}
            hint={t(`scopeHint.${scope}`)}
            checked={value.includes(scope)}
            onCheckedChange={(on) => onChange(API_SCOPES.filter((one) => (one === scope ? on : value.includes(one))))}
          />
        ))}
      </div>
      <p role="alert" className="mt-1.5 text-vermilion text-xs empty:hidden">
        {missing ? t("form.scopesMissing") : null}
      </p>
    </fieldset>
  );
}
