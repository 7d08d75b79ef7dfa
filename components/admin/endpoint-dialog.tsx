"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Code } from "@/components/ui/code";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { addEndpoint, changeEndpoint, webhookKeys } from "@/lib/webhooks/client";
import { type CreatedEndpoint, type Endpoint, type NewEndpoint, WEBHOOK_EVENTS } from "@/lib/webhooks/contract";
import { ActNotice } from "./act-notice";
import { useEventName } from "./event-name";
import { SecretShown } from "./secret-shown";
import { useAdminAct } from "./use-admin-act";

type Props = {
  /** The one to change; null = a new one, whose secret is shown afterwards. */
  readonly endpoint: Endpoint | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function EndpointDialog({ endpoint, open, onOpenChange }: Props) {
  const t = useTranslations("admin");
  const [made, setMade] = useState<CreatedEndpoint | null>(null);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setMade(null);
  };
  const formTitle = t(endpoint ? "webhooks.form.editTitle" : "webhooks.form.addTitle");
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? t("webhooks.secret.created") : formTitle}
      description={made ? t("once.lead") : null}
    >
      {made ? (
        <SecretShown secret={made.secret} onClose={() => change(false)} />
      ) : (
        <EndpointForm endpoint={endpoint} onSaved={(saved) => ("secret" in saved ? setMade(saved) : change(false))} />
      )}
    </Dialog>
  );
}

function EndpointForm({
  endpoint,
  onSaved,
}: {
  readonly endpoint: Endpoint | null;
  readonly onSaved: (saved: Endpoint | CreatedEndpoint) => void;
}) {
  const t = useTranslations("admin.webhooks");
  const nameOf = useEventName();
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [events, setEvents] = useState<readonly string[]>(endpoint?.events ?? ["screening.completed"]);
  const [tried, setTried] = useState(false);
  const chosen = WEBHOOK_EVENTS.filter((event) => events.includes(event));
  const act = useAdminAct<NewEndpoint, Endpoint | CreatedEndpoint>({
    send: (given, how) => (endpoint ? changeEndpoint(endpoint, given, how) : addEndpoint(given, how)),
    forget: [webhookKeys.endpoints()],
    said: () => (endpoint ? t("form.saved") : null),
    onDone: onSaved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0) act.run({ url: url.trim(), events: chosen });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Field label={t("form.url")} hint={t("form.urlHint")} fault={act.fault?.at("/url") ?? null}>
        <Input
          type="url"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          placeholder="https://shop.example.jp/webhooks/sekisho"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium text-sm">{t("form.events")}</legend>
        <div className="grid gap-2">
          {WEBHOOK_EVENTS.map((event) => (
            <Checkbox
              key={event}
              label={nameOf(event)}
              hint={<Code>{event}</Code>}
              checked={events.includes(event)}
              onCheckedChange={(on) => setEvents(on ? [...events, event] : events.filter((one) => one !== event))}
            />
          ))}
        </div>
        <p role="alert" className="mt-1.5 text-vermilion text-xs empty:hidden">
          {tried && chosen.length === 0 ? t("form.eventsMissing") : null}
        </p>
      </fieldset>
      <div className="flex justify-end">
        <Button type="submit" kind="act" busy={act.busy}>
          {t(endpoint ? "form.save" : "form.add")}
        </Button>
      </div>
    </form>
  );
}
