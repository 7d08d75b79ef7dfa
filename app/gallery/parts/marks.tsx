import { IdentifierChip } from "@/components/ui/identifier-chip";
import { KeyHint } from "@/components/ui/key-hint";
import { Mark } from "@/components/ui/mark";
import { Money } from "@/components/ui/money";
import { Seal, type SealWord } from "@/components/ui/seal";
import { SEVERITIES, Severity } from "@/components/ui/severity";
import { Sparkline } from "@/components/ui/sparkline";
import { Stroke } from "@/components/ui/stroke";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { Part, Row } from "./part";
import type { Say } from "./samples";

const SEALS: readonly SealWord[] = ["OK", "HOLD", "NG", "approve", "reject", "none"];
const COURSE = [4, 6, 5, 9, 8, 12, 7, 6, 14, 18, 16, 22, 19, 27] as const;
const BROKEN = [0.4, 0.5, null, null, 0.3, 0.35, 0.2] as const;
const NOW = Date.parse("2026-11-22T05:00:00Z");

/** What is small, says one thing, and stands everywhere. */
export function Marks({ say }: Say) {
  return (
    <Part id="marks" title={say.parts.marks}>
      {(["lg", "md", "sm"] as const).map((size) => (
        <Row key={size}>
          {SEALS.map((word) => (
            <Seal key={word} word={word} size={size} />
          ))}
        </Row>
      ))}
      <Row className="gap-x-8">
        {SEVERITIES.map((level) => (
          <Severity key={level} level={level} />
        ))}
        <span className="flex gap-2">
          {SEVERITIES.map((level) => (
            <Severity key={level} level={level} bare />
          ))}
        </span>
      </Row>
      <Row>
        {([0.08, 0.3, 0.62, 1] as const).map((strength) => (
          <Stroke key={strength} strength={strength} label={null} />
        ))}
        {(["vermilion", "amber", "verdigris", "indigo"] as const).map((tone) => (
          <Stroke key={tone} strength={0.7} tone={tone} label={null} />
        ))}
      </Row>
      <Row>
        {(["plain", "act", "good", "warn", "bad", "past"] as const).map((tone) => (
          <Tag key={tone} tone={tone}>
            {say.reasons[1]}
          </Tag>
        ))}
      </Row>
      <Row>
        <IdentifierChip kind="email" text="m…@example.jp" masked href="#marks" count={12} onReveal={() => undefined} />
        <IdentifierChip kind="phone" text="090-1234-5678" href="#marks" count={3} />
        <IdentifierChip kind="address" text="東京都千代田区神田駿河台二丁目5番地1 メゾン御茶ノ水 301" href="#marks" />
        <IdentifierChip kind="device" text="d_8f2c19" />
        <IdentifierChip kind="ip" text="2001:db8::7" href="#marks" count={48} />
        <IdentifierChip kind="card" text="•••• 4242" masked />
        <IdentifierChip kind="member" text="M-001928" href="#marks" />
      </Row>
      <Row className="gap-x-8">
        <Money amount={1_234_567} className="font-semibold text-lg" />
        <Money amount={98_050} currency="USD" />
        <Time at={new Date(NOW)} />
        <Time at={new Date(NOW)} day />
        <Time at={new Date(NOW - 190 * 86_400_000)} relative />
        <Sparkline values={COURSE} label={null} />
        <Sparkline values={BROKEN} tone="vermilion" label={null} />
        <KeyHint>j</KeyHint>
        <KeyHint>g q</KeyHint>
        <KeyHint>Mod+k</KeyHint>
        <Mark className="size-8" />
      </Row>
    </Part>
  );
}
