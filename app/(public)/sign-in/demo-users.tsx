"use client";

import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { HairlineItem, HairlineList } from "@/components/ui/hairline-list";
import type { Role } from "@/lib/shared/vocabulary";

type DemoUser = { readonly email: string; readonly password: string; readonly role: Role };

/** The people of the demo: one press signs in as one of them. Their passwords are no secret. */
export function DemoUsers({
  users,
  busy,
  onChoose,
}: {
  readonly users: readonly DemoUser[];
  readonly busy: boolean;
  readonly onChoose: (user: DemoUser) => void;
}) {
  const t = useTranslations("auth.demo");
  const role = useTranslations("common.role");
  const shared = users.every((user) => user.password === users[0]?.password) ? users[0]?.password : null;
  return (
    <section aria-labelledby="demo-users" className="mt-10">
      <h2 id="demo-users" className="font-semibold text-sm">
        {t("title")}
      </h2>
      <p className="mb-2 text-ink-3 text-xs">{t("lead")}</p>
      <HairlineList>
        {users.map((user) => (
          <HairlineItem key={user.email}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onChoose(user)}
              className="group grid w-full grid-cols-[6.5rem_1fr_auto] items-center gap-3 py-2 text-left hover:bg-indigo-wash disabled:opacity-55"
            >
              <span className="font-medium text-sm">
                <span className="sr-only">{t("as", { role: role(user.role) })}</span>
                <span aria-hidden="true">{role(user.role)}</span>
              </span>
              <span className="min-w-0 text-ink-2 text-xs">
                {user.email}
                {shared ? null : <span className="block font-mono text-ink-3">{user.password}</span>}
              </span>
              <ArrowRight aria-hidden="true" size={14} className="mr-1 text-indigo" />
            </button>
          </HairlineItem>
        ))}
      </HairlineList>
      {shared ? (
        <p className="mt-2 text-ink-3 text-xs">
          {t.rich("password", { password: () => <code className="font-mono text-ink-2">{shared}</code> })}
        </p>
      ) : null}
    </section>
  );
}
