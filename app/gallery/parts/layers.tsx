import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";
import { useToast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { Part, Row } from "./part";
import type { Say } from "./samples";

type Layer = "dialog" | "sheet" | "confirm";

/** What lies over the page, each behind its button. */
export function Layers({ say }: Say) {
  const [open, setOpen] = useState<Layer | null>(null);
  const { show } = useToast();
  const close = () => setOpen(null);
  return (
    <Part id="layers" title={say.parts.layers}>
      <Row>
        {(["dialog", "sheet", "confirm"] as const).map((layer) => (
          <Button key={layer} onClick={() => setOpen(layer)}>
            {say.open[layer]}
          </Button>
        ))}
        <Popover trigger={<Button>{say.open.popover}</Button>} title={say.choices.radios}>
          <div className="grid gap-2">
            {say.choices.radio.map((label) => (
              <Checkbox key={label} label={label} checked={false} onCheckedChange={() => undefined} />
            ))}
          </div>
        </Popover>
        <Menu trigger={<Button>{say.open.menu}</Button>}>
          <MenuItem onClick={close}>{say.verbs[0]}</MenuItem>
          <MenuSeparator />
          <MenuItem onClick={close}>{say.verbs[3]}</MenuItem>
        </Menu>
        <Button
          onClick={() => {
            show({ title: say.toasts[0] ?? "", tone: "good", action: { label: say.undo, onPress: close } });
            show({ title: say.toasts[1] ?? "", description: say.errorText, tone: "bad" });
          }}
        >
          {say.open.toast}
        </Button>
        <Tooltip text={say.tip} shortcut="j">
          <Button>{say.open.tooltip}</Button>
        </Tooltip>
      </Row>
      <Dialog open={open === "dialog"} onOpenChange={close} title={say.code} description={say.dialogText}>
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={close}>
            {say.verbs[4]}
          </Button>
          <Button kind="act" onClick={close}>
            {say.verbs[0]}
          </Button>
        </div>
      </Dialog>
      <Sheet
        open={open === "sheet"}
        onOpenChange={close}
        title={say.field.note}
        description={say.dialogText}
        foot={
          <Button kind="act" onClick={close}>
            {say.verbs[4]}
          </Button>
        }
      >
        <p className="whitespace-pre-wrap">{say.field.noteText}</p>
      </Sheet>
      <ConfirmDialog
        open={open === "confirm"}
        onOpenChange={close}
        title={say.confirmTitle}
        description={say.confirmText}
        confirmLabel={say.confirmVerb}
        kind="reject"
        reasons={say.reasons.map((label) => ({ value: label, label }))}
        note="optional"
        onConfirm={close}
      />
    </Part>
  );
}
