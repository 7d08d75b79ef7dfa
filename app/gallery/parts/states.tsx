import { Button } from "@/components/ui/button";
import { Code, CodeBlock } from "@/components/ui/code";
import { CopyText } from "@/components/ui/copy-text";
import { Fact, Facts, HairlineItem, HairlineList } from "@/components/ui/hairline-list";
import { Money } from "@/components/ui/money";
import { Progress } from "@/components/ui/progress";
import { EmptyState, ErrorState, Notice, SkeletonRows, StaleLine } from "@/components/ui/state";
import { Part } from "./part";
import type { Say } from "./samples";

const JSON_SAMPLE = JSON.stringify(
  { orderId: "A-204800", amountTotal: 128_000, currency: "JPY", riskScore: 742 },
  null,
  2,
);
const SINCE = new Date("2026-11-22T05:00:00Z");

/** Nothing there, on its way, failed, out of date, under way. */
export function States({ say }: Say) {
  return (
    <Part id="states" title={say.parts.states}>
      <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
        <EmptyState title={say.empty} action={<Button>{say.verbs[3]}</Button>}>
          {say.emptyText}
        </EmptyState>
        <SkeletonRows rows={6} />
        <ErrorState
          title={say.error}
          requestId="0f8d1c52"
          requestIdLabel={say.requestId}
          action={<Button>{say.retry}</Button>}
        >
          {say.errorText}
        </ErrorState>
        <div className="grid content-start gap-2">
          <StaleLine since={SINCE} onRetry={() => undefined} />
          {(["plain", "good", "warn", "bad"] as const).map((tone) => (
            <Notice key={tone} tone={tone}>
              {say.confirmText}
            </Notice>
          ))}
        </div>
        <div className="grid content-start gap-5">
          <Progress
            label={say.progress}
            done={1_840}
            total={5_000}
            note={say.progressNote}
            onCancel={() => undefined}
          />
          <Progress label={say.progress} done={320} total={null} />
        </div>
        <div>
          <CopyText label={say.requestId} text="sk_live_0f8d1c52e7b94a10" />
          <p className="mb-3">
            {say.code} <Code>buyer.orders_24h &gt; 3</Code>
          </p>
          <CodeBlock label="JSON">{JSON_SAMPLE}</CodeBlock>
        </div>
        <HairlineList label={say.caption}>
          {say.shops.map((shop, index) => (
            <HairlineItem key={shop} current={index === 1} className="flex items-center px-3">
              {shop}
            </HairlineItem>
          ))}
        </HairlineList>
        <Facts>
          <Fact name={say.columns.buyer}>{say.people[0]}</Fact>
          <Fact name={say.columns.amount}>
            <Money amount={128_000} />
          </Fact>
          <Fact name={say.columns.score}>{null}</Fact>
        </Facts>
      </div>
    </Part>
  );
}
