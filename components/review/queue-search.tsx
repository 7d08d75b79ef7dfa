"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { keyOf } from "@/components/shortcuts/commands";
import { CONTROL_SIZE, controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import { useSearchText } from "@/components/ui/use-search-text";

const CHARACTERS_MAX = 100;

/** Looks for an order number or a name. */
export function QueueSearch({
  value,
  onChange,
  onLeave,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter: on to what was found. */
  readonly onLeave: () => void;
}) {
  const t = useTranslations("review.queue");
  const { text, clear, input } = useSearchText({ value, onChange, onEnter: onLeave });
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        aria-hidden="true"
        size={14}
        className="pointer-events-none absolute inset-y-0 left-2 my-auto text-ink-3"
      />
      <input
        {...input}
        maxLength={CHARACTERS_MAX}
        placeholder={t("searchHint")}
        aria-label={t("search")}
        className={cx(controlClass, CONTROL_SIZE.sm, "pr-7 pl-7 [&::-webkit-search-cancel-button]:hidden")}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {text === "" ? (
          <KeyHint>{keyOf("search")}</KeyHint>
        ) : (
          <button
            type="button"
            aria-label={t("clearSearch")}
            onClick={clear}
            className="grid size-5 place-items-center text-ink-3 hover:text-ink"
          >
            <X aria-hidden="true" size={13} />
          </button>
        )}
      </span>
    </div>
  );
}
