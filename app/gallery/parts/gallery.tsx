"use client";

import { LiveRegion } from "@/components/ui/live-region";
import { PageHeader } from "@/components/ui/page";
import { ToastProvider } from "@/components/ui/toast";
import type { Locale } from "@/lib/shared/vocabulary";
import { Buttons } from "./buttons";
import { Charts } from "./charts";
import { Colors } from "./colors";
import { Fields } from "./fields";
import { Layers } from "./layers";
import { Looks } from "./looks";
import { Marks } from "./marks";
import { SAMPLES } from "./samples";
import { States } from "./states";
import { Tables } from "./tables";

/** `id` of each part is what the tests photograph it by. */
export function Gallery({ locale }: { readonly locale: Locale }) {
  const say = SAMPLES[locale];
  return (
    <LiveRegion>
      <ToastProvider label={say.notices} dismissLabel={say.dismiss}>
        <Looks say={say} />
        <main id="main" className="mx-auto max-w-6xl px-gutter py-8">
          <PageHeader title={say.title} lead={say.lead} />
          <Colors say={say} />
          <Marks say={say} />
          <Buttons say={say} />
          <Fields say={say} />
          <Layers say={say} />
          <Tables say={say} />
          <Charts say={say} />
          <States say={say} />
        </main>
      </ToastProvider>
    </LiveRegion>
  );
}
