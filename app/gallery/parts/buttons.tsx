import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonKind } from "@/components/ui/button-class";
import { Segmented } from "@/components/ui/segmented";
import { Tabs } from "@/components/ui/tabs";
import { Part, Row } from "./part";
import type { Say } from "./samples";

const KINDS: readonly ButtonKind[] = ["act", "approve", "reject", "plain", "quiet"];
const SPANS = ["30", "90", "365"] as const;
const TABS = ["reasons", "order", "history"] as const;

export function Buttons({ say }: Say) {
  const [span, setSpan] = useState<(typeof SPANS)[number]>("90");
  const [tab, setTab] = useState<(typeof TABS)[number]>("reasons");
  return (
    <Part id="buttons" title={say.parts.buttons}>
      {(["lg", "md", "sm"] as const).map((size) => (
        <Row key={size}>
          {KINDS.map((kind, index) => (
            <Button key={kind} kind={kind} size={size}>
              {say.verbs[index]}
            </Button>
          ))}
        </Row>
      ))}
      <Row>
        <Button kind="approve" shortcut="a">
          {say.verbs[1]}
        </Button>
        <Button shortcut="Mod+Enter" icon={<Plus aria-hidden="true" size={14} />}>
          {say.verbs[3]}
        </Button>
        <Button kind="act" busy>
          {say.busy}
        </Button>
        <Button disabled>{say.disabled}</Button>
        <Button kind="act" disabled>
          {say.disabled}
        </Button>
      </Row>
      <Row>
        {(["md", "sm"] as const).map((size) => (
          <Segmented
            key={size}
            size={size}
            label={say.field.range}
            value={span}
            onValueChange={setSpan}
            options={SPANS.map((value, index) => ({ value, label: say.spans[index] }))}
          />
        ))}
      </Row>
      <Tabs
        label={say.parts.buttons}
        value={tab}
        onValueChange={setTab}
        tabs={TABS.map((value, index) => ({
          value,
          label: say.tabs[index],
          ...(index === 0 ? { count: 6 } : {}),
          content: <p className="max-w-prose text-ink-2">{say.tabText}</p>,
        }))}
      />
    </Part>
  );
}
