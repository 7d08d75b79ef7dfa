"use client";

import { useTranslations } from "next-intl";
import { addProvider, changeProvider, providerKeys } from "@/lib/providers/client";
import type { ProviderKind, ProviderView } from "@/lib/providers/contract";
import { useAdminAct } from "../use-admin-act";
import { ALL_SHOPS, documentOf, type ProviderDraft } from "./provider-draft";

/** A secret as the API takes it: absent stays, null is forgotten. */
function secretOf({ secretAct, secret }: ProviderDraft, hasSecret: boolean): { secret?: string | null } {
  if (secretAct === "forget") return { secret: null };
  // An empty one in place of another is for the server to refuse; where there was none, it means none.
  return secretAct === "replace" && (hasSecret || secret !== "") ? { secret } : {};
}

/** Adds a provider, or changes the one that was seen. */
export function useSaveProvider(
  kind: ProviderKind,
  provider: ProviderView | null,
  onSaved: (saved: ProviderView) => void,
) {
  const t = useTranslations("outside.providers.form");
  return useAdminAct<ProviderDraft, ProviderView>({
    send: (draft, act) => {
      const { name, enabled } = draft;
      const document = documentOf(kind, draft);
      if (provider) {
        const { id, version, hasSecret } = provider;
        const change = { version, name: name.trim(), document, enabled, ...secretOf(draft, hasSecret) };
        return changeProvider(id, change, act);
      }
      const shopId = draft.shop === ALL_SHOPS ? null : draft.shop;
      const given = draft.secret === "" ? {} : { secret: draft.secret };
      return addProvider({ kind, shopId, name: name.trim(), document, enabled, ...given }, act);
    },
    forget: [providerKeys.all],
    said: (saved) => t(provider ? "saved" : "added", { name: saved.name }),
    onDone: onSaved,
  });
}
