"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page";
import { shopsOptions } from "@/lib/access/admin-client";
import { QueryState } from "./query-state";
import { RecordList } from "./record-list";
import { ShopDialog } from "./shop-dialog";
import { ShopRow } from "./shop-row";

/** The shops of the organisation, open ones first. */
export function ShopsPage({ manages }: { readonly manages: boolean }) {
  const t = useTranslations("admin.shops");
  const shops = useQuery(shopsOptions(useReaderLocale()));
  const [adding, setAdding] = useState(false);
  const add = (
    <Button kind="act" icon={<Plus aria-hidden="true" size={15} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={manages ? add : null} />
      <QueryState query={shops}>
        {({ items }) => (
          <RecordList label={t("list")}>
            {items
              .toSorted((one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null))
              .map((shop) => (
                <ShopRow key={shop.id} shop={shop} manages={manages} />
              ))}
          </RecordList>
        )}
      </QueryState>
      <ShopDialog shop={null} open={adding} onOpenChange={setAdding} />
    </>
  );
}
