"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import type { Layered } from "@/components/ui/late-layer";
import { Popover } from "@/components/ui/popover";
import { useToast } from "@/components/ui/toast";
import { reviewKeys, saveView } from "@/lib/review/client";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { VIEW_NAME_CHARACTERS_MAX } from "@/lib/review/filter-words";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** A name for the filter at hand. */
export function SaveViewLayer({ trigger, filter }: Layered & { readonly filter: QueueFilter }) {
  const t = useTranslations("review.views");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const { show: toast } = useToast();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => saveView(locale, { name: name.trim(), filter }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: reviewKeys.views() });
      setOpen(false);
      toast({ title: t("saved", { name: name.trim() }), timeoutMs: 3_000 });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") mutate();
  };
  return (
    <Popover open={open} onOpenChange={setOpen} title={t("saveTitle")} trigger={trigger}>
      <form onSubmit={submit} noValidate className="grid w-64 gap-3">
        <Field label={t("name")} fault={error instanceof ConsoleProblem ? error.detail || t("failed") : null}>
          <Input
            size="sm"
            value={name}
            maxLength={VIEW_NAME_CHARACTERS_MAX}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="off"
          />
        </Field>
        <Button type="submit" kind="act" size="sm" busy={isPending} disabled={name.trim() === ""}>
          {t("saveConfirm")}
        </Button>
      </form>
    </Popover>
  );
}
