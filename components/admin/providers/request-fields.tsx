"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Radios } from "@/components/ui/choice";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { INPUTS, type ProviderKind } from "@/lib/providers/contract";
import { pointer } from "@/lib/shared/pointer";
import type { ActFault } from "../use-admin-act";
import { PairRows } from "./pair-rows";
import type { ProviderDraft } from "./provider-draft";

export type PartProps = {
  readonly kind: ProviderKind;
  readonly draft: ProviderDraft;
  readonly onChange: (part: Partial<ProviderDraft>) => void;
  readonly fault: ActFault | null;
  /** Whether one is stored that can be kept. */
  readonly hasSecret: boolean;
};

const METHODS = ["GET", "POST"] as const;
const ENGLISH = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;

/** How the question goes out. */
export function RequestFields(props: PartProps) {
  const { draft, onChange, fault } = props;
  const t = useTranslations("outside.providers.form");
  return (
    <>
      <div className="grid gap-1.5">
        <p className="font-medium text-sm">{t("method")}</p>
        <Segmented
          label={t("method")}
          value={draft.method}
          onValueChange={(method) => onChange({ method })}
          options={METHODS.map((value) => ({ value, label: value }))}
        />
      </div>
      <UrlField {...props} />
      {draft.method === "POST" ? <BodyRows {...props} /> : null}
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">{t("headers")}</legend>
        <PairRows
          pairs={draft.headers}
          onChange={(headers) => onChange({ headers })}
          leftLabel={t("headerName")}
          rightLabel={t("headerValue")}
          add={t("addHeader")}
          faultOf={(name) => fault?.within(pointer(["document", "headers", name])) ?? null}
          sign=":"
        />
      </fieldset>
      <AuthFields {...props} />
    </>
  );
}

/** The address, and what can be put into it at the caret. */
function UrlField({ kind, draft, onChange, fault }: PartProps) {
  const t = useTranslations("outside.providers");
  const field = useRef<HTMLInputElement>(null);
  const insert = (name: string) => {
    const { value, selectionStart, selectionEnd } = field.current ?? { value: draft.url };
    const at = selectionStart ?? value.length;
    const placeholder = `{${name}}`;
    onChange({ url: value.slice(0, at) + placeholder + value.slice(selectionEnd ?? at) });
    field.current?.focus();
  };
  return (
    <div className="grid gap-2">
      <Field label={t("form.url")} hint={t("form.urlHint")} fault={fault?.at("/document/url") ?? null}>
        <Input
          {...ENGLISH}
          ref={field}
          type="url"
          value={draft.url}
          onChange={(event) => onChange({ url: event.target.value })}
          placeholder="https://api.example.jp/v1/lookup?number={e164}"
          className="font-mono"
        />
      </Field>
      <p className="flex flex-wrap items-center gap-1.5 text-ink-3 text-xs">
        {t("form.insert")}
        {INPUTS[kind].map((name) => (
          <Button key={name} size="sm" onClick={() => insert(name)} className="h-6!">
            <span className="font-mono">{`{${name}}`}</span>
            <span className="font-normal text-ink-3">{t(`input.${name}`)}</span>
          </Button>
        ))}
      </p>
    </div>
  );
}

function BodyRows({ kind, draft, onChange, fault }: PartProps) {
  const t = useTranslations("outside.providers");
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{t("form.body")}</legend>
      <p className="mb-1 text-ink-3 text-xs">{t("form.bodyHint")}</p>
      <PairRows
        pairs={draft.body}
        onChange={(body) => onChange({ body })}
        leftLabel={t("form.bodyPointer")}
        rightLabel={t("form.bodyInput")}
        leftPlaceholder="/customer/phone"
        rightOptions={INPUTS[kind].map((name) => ({ value: name, label: t(`input.${name}`), hint: name }))}
        add={t("form.addBody")}
        faultOf={(at) => fault?.within(pointer(["document", "body", at])) ?? null}
        sign="←"
      />
    </fieldset>
  );
}

const SECRET_ACTS = ["keep", "replace", "forget"] as const;

/** The header that says who asks. Its secret goes in and never comes out again. */
function AuthFields({ draft, onChange, fault, hasSecret }: PartProps) {
  const t = useTranslations("outside.providers.form");
  const common = useTranslations("common");
  const faultAt = (at: string) => fault?.at(at) ?? null;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 font-medium text-sm">{t("auth")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("authHeader")} optional={common("optional")} fault={faultAt("/document/auth/header")}>
          <Input
            {...ENGLISH}
            value={draft.authHeader}
            onChange={(event) => onChange({ authHeader: event.target.value })}
            placeholder="Authorization"
            className="font-mono"
          />
        </Field>
        <Field
          label={t("authPrefix")}
          hint={t("authPrefixHint")}
          optional={common("optional")}
          fault={faultAt("/document/auth/prefix")}
        >
          <Input
            {...ENGLISH}
            value={draft.authPrefix}
            onChange={(event) => onChange({ authPrefix: event.target.value })}
            placeholder="Bearer "
            className="font-mono"
          />
        </Field>
      </div>
      {hasSecret ? (
        <div className="grid gap-2">
          <p className="text-ink-2 text-sm">{t("secretKept")}</p>
          <Radios
            inline
            label={t("secret")}
            value={draft.secretAct}
            onValueChange={(secretAct) => onChange({ secretAct, secret: "" })}
            options={SECRET_ACTS.map((value) => ({ value, label: t(`secretAct.${value}`) }))}
          />
          <p role="alert" className="text-vermilion text-xs empty:hidden">
            {draft.secretAct === "replace" ? null : faultAt("/secret")}
          </p>
        </div>
      ) : null}
      {draft.secretAct === "replace" ? (
        <Field label={t("secret")} hint={t("secretHint")} fault={faultAt("/secret")}>
          <Input
            {...ENGLISH}
            type="password"
            autoComplete="new-password"
            value={draft.secret}
            onChange={(event) => onChange({ secret: event.target.value })}
            className="font-mono"
          />
        </Field>
      ) : null}
    </fieldset>
  );
}
