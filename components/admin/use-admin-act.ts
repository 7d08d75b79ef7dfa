"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useToast } from "@/components/ui/toast";
import { type Try, useTries } from "@/components/ui/use-tries";
import type { Act } from "@/lib/access/admin-client";
import { ConsoleProblem, isUnreachable } from "@/lib/shared/ask-console";

/** What stands in the way: a sentence, and texts by JSON pointer of the field. `message` null = the fields say it all. */
export type ActFault = {
  readonly message: string | null;
  readonly at: (pointer: string) => string | null;
  /** Of the field or anything inside it. */
  readonly within: (pointer: string) => string | null;
};

type About<Input, Output> = {
  readonly send: (input: Input, act: Act) => Promise<Output>;
  /** What is no longer true afterwards, and is asked for again. */
  readonly forget: readonly QueryKey[];
  readonly onDone?: (output: Output, input: Input) => void;
  /** Where there is no form to show what stood in the way: it is said in a toast. */
  readonly loud?: boolean;
  /** Said when it is done; null = nothing. */
  readonly said?: (output: Output, input: Input) => string | null;
};

/**
 * One act on the server. Pressed again after the network failed, it goes under the same name, so that what was done already is not
 * done twice. When somebody else was quicker, what is shown is renewed besides saying so. What stood in the way is shown where it was
 * pressed, and in a toast to whoever has left that place meanwhile: a closed question does not call the act back.
 */
export function useAdminAct<Input, Output>(about: About<Input, Output>) {
  const t = useTranslations("admin.failure");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const { show } = useToast();
  const attempt = useRef({ input: "", key: "" });
  const { begin, leave } = useTries();
  const titleOf = ({ question }: Try) => (question === null ? t("left") : t("leftQuestion", { question }));
  /** Where no field is left to mark. */
  const told = (error: Error) => fieldsSay(error) ?? faultOf(error, t).message ?? t("network");
  const forget = () => Promise.all(about.forget.map((queryKey) => queries.invalidateQueries({ queryKey })));

  const mutation = useMutation<Output, Error, Input, Try>({
    onMutate: begin,
    mutationFn: (input) => about.send(input, { locale, attempt: nameOf(attempt.current, input) }),
    onSuccess: async (output, input) => {
      attempt.current = { input: "", key: "" };
      const said = about.said?.(output, input) ?? null;
      if (said !== null) show({ title: said, tone: "good" });
      about.onDone?.(output, input);
      await forget();
    },
    onError: (error, _input, begun) => {
      if (!isUnreachable(error)) attempt.current = { input: "", key: "" };
      if (about.loud) show({ title: faultOf(error, t).message ?? t("network"), tone: "bad" });
      else if (begun?.left) show({ title: titleOf(begun), description: told(error), tone: "bad" });
      if (error instanceof ConsoleProblem && (error.status === 404 || error.status === 409)) void forget();
    },
  });
  const fault = mutation.error ? faultOf(mutation.error, t) : null;
  const clear = (question: string | null = null) => {
    leave(question);
    mutation.reset();
  };
  return { run: mutation.mutate, busy: mutation.isPending, fault, clear };
}

function nameOf(last: { input: string; key: string }, input: unknown): string {
  const text = JSON.stringify(input ?? null);
  if (last.input !== text) Object.assign(last, { input: text, key: crypto.randomUUID() });
  return last.key;
}

function fieldsSay(error: Error): string | null {
  if (!(error instanceof ConsoleProblem) || error.errors.length === 0) return null;
  return error.errors.map(({ message }) => message).join(" ");
}

function faultOf(error: Error, t: (key: "network" | "check") => string): ActFault {
  if (!(error instanceof ConsoleProblem) || isUnreachable(error))
    return { message: t("network"), at: () => null, within: () => null };
  const fields = new Map(error.errors.map((one) => [one.pointer, one.message]));
  const message = error.status === 422 && fields.size > 0 ? t("check") : error.detail;
  const at = (pointer: string) => fields.get(pointer) ?? null;
  const within = (pointer: string) =>
    at(pointer) ?? error.errors.find((one) => one.pointer.startsWith(`${pointer}/`))?.message ?? null;
  return { message, at, within };
}
