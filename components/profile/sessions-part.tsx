"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { HairlineItem, HairlineList } from "@/components/ui/hairline-list";
import { useAnnounce } from "@/components/ui/live-region";
import { Section } from "@/components/ui/page";
import { ErrorState } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { endOtherSessions, endSession, profileKeys, sessionsOptions } from "@/lib/access/profile-client";
import type { SessionView } from "@/lib/access/profile-contract";

const ALL_OTHERS = null;

/** Where one is signed in, and the way to end what one does not recognise. */
export function SessionsPart() {
  const t = useTranslations("profile.sessions");
  const locale = useReaderLocale();
  const sessions = useQuery(sessionsOptions(locale));
  const { end, ending } = useEnd();
  const items = sessions.data?.items ?? [];
  return (
    <Section
      title={t("title")}
      aside={
        items.length > 1 ? (
          <Button kind="quiet" size="sm" busy={ending === "others"} onClick={() => end(ALL_OTHERS)}>
            {t("endOthers")}
          </Button>
        ) : null
      }
    >
      <p className="mb-2 text-ink-3 text-xs">{t("lead")}</p>
      {sessions.isError && items.length === 0 ? (
        <ErrorState title={t("error")} action={<Retry onPress={() => void sessions.refetch()} />} />
      ) : null}
      {sessions.isPending ? <p className="text-ink-3 text-sm">{t("loading")}</p> : null}
      <HairlineList>
        {items.map((session) => (
          <HairlineItem key={session.id}>
            <SessionRow session={session} busy={ending === session.id} onEnd={() => end(session.id)} />
          </HairlineItem>
        ))}
      </HairlineList>
      {items.length === 1 ? <p className="mt-2 text-ink-3 text-xs">{t("only")}</p> : null}
    </Section>
  );
}

function Retry({ onPress }: { readonly onPress: () => void }) {
  const t = useTranslations("common.action");
  return (
    <Button size="sm" onClick={onPress}>
      {t("retry")}
    </Button>
  );
}

function SessionRow({
  session,
  busy,
  onEnd,
}: {
  readonly session: SessionView;
  readonly busy: boolean;
  readonly onEnd: () => void;
}) {
  const t = useTranslations("profile.sessions");
  const browser = session.browser ?? t("unknown");
  const device = session.system ? t("on", { browser, system: session.system }) : browser;
  return (
    <div className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          {device}
          {session.current ? <span className="text-verdigris text-xs">{t("current")}</span> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <span>{session.organizationName}</span>
          <span>
            {t("started")} <Time at={session.createdAt} />
          </span>
          <span>
            {t("seen")} <Time at={session.seenAt} relative />
          </span>
        </p>
      </div>
      {session.current ? null : (
        <Button size="sm" busy={busy} aria-label={t("endLabel", { device })} onClick={onEnd}>
          {t("end")}
        </Button>
      )}
    </div>
  );
}

function useEnd() {
  const t = useTranslations("profile.sessions");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show } = useToast();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === ALL_OTHERS ? endOtherSessions(locale) : endSession(locale, sessionId),
    onSuccess: (_answer, sessionId) => announce(t(sessionId === ALL_OTHERS ? "othersEnded" : "ended")),
    onError: () => show({ title: t("failed"), tone: "bad" }),
    onSettled: () => queries.invalidateQueries({ queryKey: profileKeys.sessions() }),
  });
  return { end: mutate, ending: isPending ? (variables ?? "others") : null };
}
