"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Td } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { Delivery } from "@/lib/webhooks/contract";
import { useEventName } from "./event-name";
import { useDeliveryError } from "./use-delivery-error";

const TONE = { pending: "warn", delivered: "good", dead: "bad" } as const;

export function DeliveryState({ status }: { readonly status: Delivery["status"] }) {
  const t = useTranslations("admin.webhooks.log.status");
  return <Tag tone={TONE[status]}>{t(status)}</Tag>;
}

/** One line of the log; on a phone without the columns that there is no room for, which its details have. */
export function DeliveryRow({ delivery, onOpen }: { readonly delivery: Delivery; readonly onOpen: () => void }) {
  const t = useTranslations("admin.webhooks.log");
  const format = useFormatter();
  const nameOf = useEventName();
  const said = useDeliveryError();
  const { createdAt, eventType, status, lastStatus, lastError, attempts, nextAttemptAt } = delivery;
  const name = nameOf(eventType);
  return (
    <tr className="hover:bg-sunk">
      <Td>
        <Time at={createdAt} />
      </Td>
      <Td>
        <button
          type="button"
          onClick={onOpen}
          aria-label={t("open", { event: name, time: format.dateTime(new Date(createdAt), "instant") })}
          className="text-left text-indigo underline-offset-4 hover:underline"
        >
          {name}
        </button>
      </Td>
      <Td>
        <DeliveryState status={status} />
      </Td>
      <Td className="max-md:hidden">{said(lastStatus, lastError) ?? <span className="text-ink-3">—</span>}</Td>
      <Td end className="max-md:hidden">
        {attempts}
      </Td>
      <Td className="max-md:hidden">
        {nextAttemptAt === null ? <span className="text-ink-3">—</span> : <Time at={nextAttemptAt} />}
      </Td>
    </tr>
  );
}
