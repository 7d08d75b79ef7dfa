"use client";

import { Search, X } from "lucide-react";
import { useId } from "react";
import { keyOf } from "@/components/shortcuts/commands";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import { useSearchText } from "@/components/ui/use-search-text";

/** One field for anything one may know. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
  hint,
  clearLabel,
  maxLength,
  className,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly hint?: string;
  readonly clearLabel: string;
  readonly maxLength: number;
  readonly className?: string;
}) {
  const { text, clear, input } = useSearchText({ value, onChange });
  const hintId = useId();
  return (
    <div className={cx("min-w-0", className)}>
      <div className="relative">
        <Search
          aria-hidden="true"
          size={17}
          className="pointer-events-none absolute inset-y-0 left-3 my-auto text-ink-3"
        />
        <input
          {...input}
          maxLength={maxLength}
          placeholder={placeholder}
          aria-label={label}
          {...(hint ? { "aria-describedby": hintId } : {})}
          className={cx(
            controlClass,
            "h-11 text-ellipsis pr-10 pl-10 text-base [&::-webkit-search-cancel-button]:hidden",
          )}
        />
        <span className="absolute inset-y-0 right-2.5 flex items-center">
          {text === "" ? (
            <KeyHint>{keyOf("search")}</KeyHint>
          ) : (
            <button
              type="button"
              aria-label={clearLabel}
              onClick={clear}
              className="grid size-7 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden="true" size={15} />
            </button>
          )}
        </span>
      </div>
      {hint ? (
        <p id={hintId} className="mt-1 text-ink-3 text-xs max-sm:hidden">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
