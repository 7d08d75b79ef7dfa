"use client";

import { useTranslations } from "next-intl";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { NetworkStatus } from "@/lib/network/contract";

const TONE = { current: "good", previous: "warn", past: "plain" } as const;

/** Which keys the network hears, and how much of what was told is under each. */
export function NetworkKeys({ status: { byKey } }: { readonly status: NetworkStatus }) {
  const t = useTranslations("outside.network.keys");
  const rotating = byKey.some((key) => key.use === "previous");
  const unheard = byKey.reduce((sum, key) => sum + (key.use === "past" ? key.contributions : 0), 0);
  return (
    <Section title={t("title")}>
      <p className="mb-3 max-w-prose text-ink-2 text-sm">{t(rotating ? "rotating" : "one")}</p>
      {unheard > 0 ? (
        <Notice tone="warn" className="mb-3">
          {t("unheard", { count: unheard })}
        </Notice>
      ) : null}
      <Table caption={t("title")} className="max-w-xl">
        <thead>
          <tr>
            <Th>{t("name")}</Th>
            <Th>{t("use")}</Th>
            <Th end>{t("told")}</Th>
          </tr>
        </thead>
        <tbody>
          {byKey.map(({ keyId, use, contributions }) => (
            <tr key={keyId}>
              <Td>
                <Code>{keyId}</Code>
              </Td>
              <Td>
                <Tag tone={TONE[use]}>{t(use)}</Tag>
              </Td>
              <Td end>{t("number", { count: contributions })}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
