"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Code, CodeBlock } from "@/components/ui/code";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { deliveryOptions, redeliver, webhookKeys } from "@/lib/webhooks/client";
import type { DeliveryDetail } from "@/lib/webhooks/contract";
import { DeliveryState } from "./delivery-row";
import { useEventName } from "./event-name";
import { QueryState } from "./query-state";
import { useAdminAct } from "./use-admin-act";
import { useDeliveryError } from "./use-delivery-error";

/** One delivery whole: what was sent, what came back, every attempt; and the way to send it again. */
export function DeliverySheet({
  endpointId,
  deliveryId,
  onClose,
}: {
  readonly endpointId: string;
  /** null = closed. */
  readonly deliveryId: string | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations("admin.webhooks.log");
  const again = useAdminAct({
    send: (id: string, act) => redeliver(id, act),
    forget: [webhookKeys.logs(endpointId), webhookKeys.delivery(deliveryId ?? ""), webhookKeys.endpoints()],
    loud: true,
    said: () => t("redelivered"),
  });
  return (
    <Sheet
      open={deliveryId !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("detail")}
      foot={
        <Button kind="act" busy={again.busy} onClick={() => (deliveryId === null ? undefined : again.run(deliveryId))}>
          {t("redeliver")}
        </Button>
      }
    >
      {deliveryId === null ? null : <Loaded deliveryId={deliveryId} />}
    </Sheet>
  );
}

function Loaded({ deliveryId }: { readonly deliveryId: string }) {
  const query = useQuery(deliveryOptions(useReaderLocale(), deliveryId));
  return <QueryState query={query}>{(delivery) => <Detail delivery={delivery} />}</QueryState>;
}

function Detail({ delivery }: { readonly delivery: DeliveryDetail }) {
  const t = useTranslations("admin.webhooks.log");
  const nameOf = useEventName();
  const { createdAt, eventId, eventType, status, nextAttemptAt, payload, lastAnswer } = delivery;
  return (
    <>
      <Facts className="mb-6">
        <Fact name={t("state")}>
          <DeliveryState status={status} />
        </Fact>
        <Fact name={t("event")}>
          {nameOf(eventType)} <Code className="text-ink-3">{eventType}</Code>
        </Fact>
        <Fact name={t("when")}>
          <Time at={createdAt} />
        </Fact>
        {nextAttemptAt === null ? null : (
          <Fact name={t("next")}>
            <Time at={nextAttemptAt} />
          </Fact>
        )}
        <Fact name={t("id")}>
          <Code>{eventId}</Code>
        </Fact>
      </Facts>
      <Section title={t("history")}>
        <Attempts delivery={delivery} />
      </Section>
      <Section title={t("response")}>
        {lastAnswer ? (
          <CodeBlock label={t("response")}>{lastAnswer}</CodeBlock>
        ) : (
          <p className="text-ink-3 text-sm">{t("noResponse")}</p>
        )}
      </Section>
      <Section title={t("request")}>
        <CodeBlock label={t("request")}>{JSON.stringify(payload, null, 2)}</CodeBlock>
      </Section>
    </>
  );
}

function Attempts({ delivery: { attemptLog } }: { readonly delivery: DeliveryDetail }) {
  const t = useTranslations("admin.webhooks.log");
  const said = useDeliveryError();
  if (attemptLog.length === 0) return <p className="text-ink-3 text-sm">{t("none")}</p>;
  return (
    <ol className="grid gap-1 text-sm">
      {attemptLog.toReversed().map((attempt) => (
        <li key={attempt.at} className="flex flex-wrap items-baseline gap-x-3">
          <Time at={attempt.at} className="text-ink-2" />
          <span>{said(attempt.status, attempt.error)}</span>
          <span className="figures ml-auto text-ink-3 text-xs">{t("ms", { ms: attempt.ms })}</span>
        </li>
      ))}
    </ol>
  );
}
