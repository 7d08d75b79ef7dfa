"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/field";
import { PASSWORD_LENGTH_MIN } from "@/lib/access/contract";

/** A password that its writer may look at. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "className">) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={shown ? "text" : "password"} className="pr-11" />
      <button
        type="button"
        aria-label={t(shown ? "hide" : "show")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-px right-px grid w-10 place-items-center rounded-seal text-ink-3 hover:text-ink"
      >
        <Icon aria-hidden="true" size={16} />
      </button>
    </div>
  );
}

/** What a new password must be, and how far this one is. */
export function PasswordPolicy({ password }: { readonly password: string }) {
  const t = useTranslations("auth.policy");
  const missing = PASSWORD_LENGTH_MIN - password.length;
  return (
    <>
      {t("rule")}
      {password === "" ? null : (
        <span className={missing > 0 ? "block text-amber" : "block text-verdigris"}>
          {missing > 0 ? t("short", { count: missing }) : t("enough")}
        </span>
      )}
    </>
  );
}
