"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code";
import { Field, Input } from "@/components/ui/field";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { providerKeys, tryProvider } from "@/lib/providers/client";
import { INPUTS, type ProviderView, type TrialResult } from "@/lib/providers/contract";
import { pointer } from "@/lib/shared/pointer";
import { ActNotice } from "../act-notice";
import { useAdminAct } from "../use-admin-act";
import { inputsUsed } from "./provider-draft";
import { useWhy } from "./use-why";

/** What belongs to nobody: numbers that are not assigned, names and networks that are kept for documentation. */
const SAMPLES: Readonly<Record<string, string>> = {
  e164: "+819000000000",
  national: "09000000000",
  address: "東京都渋谷区恵比寿1-19-19",
  postalCode: "1500013",
  prefecture: "東京都",
  city: "渋谷区",
  town: "恵比寿一丁目",
  block: "19-19",
  building: "",
  room: "101",
  ip: "203.0.113.9",
  email: "test@example.com",
  domain: "example.com",
};

/** One question now, as an order would ask it: what came back, and what is made of it. */
export function ProviderTrial({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const { id, kind, document } = provider;
  const names = inputsUsed(document, INPUTS[kind]);
  const [inputs, setInputs] = useState(() => Object.fromEntries(names.map((name) => [name, SAMPLES[name] ?? ""])));
  const [result, setResult] = useState<TrialResult | null>(null);
  const act = useAdminAct({
    send: (given: Readonly<Record<string, string>>, how) => tryProvider(id, given, how),
    forget: [providerKeys.all],
    onDone: setResult,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.run(inputs);
  };
  const price = document.pricePerCallJpy;
  return (
    <Section title={t("trial.title")}>
      <p className="mb-3 max-w-prose text-ink-2 text-sm">{t("trial.lead")}</p>
      <ActNotice fault={act.fault} />
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
        {names.map((name) => (
          <Field
            key={name}
            label={t(`input.${name}`)}
            fault={act.fault?.at(pointer(["inputs", name])) ?? null}
            className="min-w-0 basis-56"
          >
            <Input
              value={inputs[name] ?? ""}
              onChange={(event) => setInputs({ ...inputs, [name]: event.target.value })}
              autoComplete="off"
              maxLength={600}
            />
          </Field>
        ))}
        <Button type="submit" icon={<Send aria-hidden="true" size={14} />} busy={act.busy}>
          {price > 0 ? t("trial.submitPriced", { yen: price }) : t("trial.submit")}
        </Button>
      </form>
      <div aria-live="polite" className="mt-4">
        {result ? <Result result={result} /> : null}
      </div>
    </Section>
  );
}

function Result({ result }: { readonly result: TrialResult }) {
  const t = useTranslations("outside.providers.trial");
  const whyOf = useWhy();
  const { ok, why, elapsedMs, kept, heard } = result;
  return (
    <div className="grid gap-3">
      <Notice tone={ok ? "good" : "bad"}>
        {ok ? t("answered", { ms: elapsedMs }) : t("failed", { why: whyOf(why ?? ""), ms: elapsedMs })}
        {kept ? <span className="block text-ink-2 text-xs">{t("kept")}</span> : null}
      </Notice>
      {result.answer ? <Answer answer={result.answer} /> : null}
      {heard ? (
        <div>
          <p className="mb-1 text-ink-2 text-xs">{t("heard", { status: String(heard.status) })}</p>
          <CodeBlock label={t("heard", { status: String(heard.status) })} className="max-h-60!">
            {pretty(heard.text)}
          </CodeBlock>
        </div>
      ) : null}
    </div>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<TrialResult["answer"]> }) {
  const t = useTranslations("outside.providers");
  const parts = Object.entries(answer);
  if (parts.length === 0) return <p className="text-ink-2 text-sm">{t("trial.empty")}</p>;
  return (
    <Facts>
      {parts.map(([name, value]) => (
        <Fact key={name} name={t(`answer.${name}`)}>
          {t.has(`word.${String(value)}`) ? t(`word.${String(value)}`) : String(value)}
        </Fact>
      ))}
    </Facts>
  );
}

/** JSON set out in lines; anything else as it came. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
