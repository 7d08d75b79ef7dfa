"use client";

import {
  AtSign,
  Building2,
  Check,
  Copy,
  CreditCard,
  Eye,
  Globe,
  Hash,
  House,
  type LucideIcon,
  MapPinned,
  Phone,
  Smartphone,
  UserRound,
  UserRoundCheck,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ListableKind } from "@/lib/shared/vocabulary";
import { cx } from "./cx";
import { useCopied } from "./use-copied";

export type IdentifierKind = ListableKind | "asn" | "order";

const ICON: Record<IdentifierKind, LucideIcon> = {
  member: UserRoundCheck,
  name: UserRound,
  email: AtSign,
  phone: Phone,
  device: Smartphone,
  ip: Globe,
  asn: Building2,
  card: CreditCard,
  address: House,
  address_block: MapPinned,
  order: Hash,
};

const PART =
  "-outline-offset-1! inline-grid h-full w-6 shrink-0 place-items-center border-line border-l text-ink-3 hover:bg-sunk hover:text-ink";

/**
 * An identifier is a pivot: pressed, it leads to all that shares it. A masked one says so by its dots, and can be revealed where the
 * reader may (`onReveal`; the server records who did); what is masked can't be copied.
 * @param text what to show, masked or plain
 * @param href where all that shares it is shown; absent = not a link
 * @param count how many orders share it
 */
export function IdentifierChip({
  kind,
  text,
  masked = false,
  href,
  count,
  onReveal,
  revealing = false,
  className,
}: {
  readonly kind: IdentifierKind;
  readonly text: string;
  readonly masked?: boolean;
  readonly href?: string;
  readonly count?: number;
  readonly onReveal?: () => void;
  readonly revealing?: boolean;
  readonly className?: string;
}) {
  const t = useTranslations("ui.identifier");
  const { copied, copy } = useCopied();
  const body = <Body kind={kind} text={text} count={count} />;
  const inner = "-outline-offset-1! flex h-full min-w-0 items-center gap-1.5 px-1.5";
  return (
    <span
      className={cx(
        "inline-flex h-6 max-w-full items-center overflow-hidden rounded-seal border border-line bg-sheet align-middle text-xs",
        href && "hover:border-indigo",
        className,
      )}
    >
      {href ? (
        <Link href={href} prefetch={false} className={cx(inner, "text-indigo hover:bg-indigo-wash")}>
          {body}
        </Link>
      ) : (
        <span className={inner}>{body}</span>
      )}
      {masked && onReveal ? (
        <button type="button" className={PART} disabled={revealing} aria-label={t("reveal")} onClick={onReveal}>
          <Eye aria-hidden="true" size={12} />
        </button>
      ) : null}
      {masked ? null : (
        <button
          type="button"
          className={PART}
          aria-label={copied ? t("copied") : t("copy", { text })}
          onClick={() => copy(text)}
        >
          {copied ? <Check aria-hidden="true" size={12} /> : <Copy aria-hidden="true" size={12} />}
        </button>
      )}
    </span>
  );
}

function Body({
  kind,
  text,
  count,
}: {
  readonly kind: IdentifierKind;
  readonly text: string;
  readonly count?: number | undefined;
}) {
  const t = useTranslations("ui.identifier");
  const Icon = ICON[kind];
  return (
    <>
      <Icon aria-hidden="true" size={13} className="shrink-0 text-ink-3" />
      <span className="sr-only">{t(`kind.${kind}`)}</span>
      <bdi className="figures truncate">{text}</bdi>
      {count === undefined ? null : (
        <span className="figures shrink-0 text-ink-3" title={t("shared", { count })}>
          <span aria-hidden="true">×{count}</span>
          <span className="sr-only">{t("shared", { count })}</span>
        </span>
      )}
    </>
  );
}
