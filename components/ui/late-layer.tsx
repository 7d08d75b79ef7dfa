"use client";

import {
  type ComponentProps,
  type ComponentType,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type Late, useLate } from "./late";

type TriggerElement = ReactElement<ComponentProps<"button">>;
/** What a layer is given: the button that opens it. */
export type Layered = { readonly trigger: TriggerElement };

/** How the button is read, and which keys open what it opens. */
type LayerKind = "menu" | "listbox" | "dialog";

/** What was done to the button while its layer's code was on the way. */
type Ask = "press" | "ArrowDown" | "ArrowUp";

/**
 * A button with something that opens from it and comes late. Until its code is here the button stands alone, looks and reads the
 * same, and remembers that it was pressed; then the layer takes it over with the focus, and the press is done.
 */
export function LateLayer<Own extends object>({
  layer,
  kind,
  trigger,
  own,
}: {
  readonly layer: Late<Own & Layered>;
  readonly kind: LayerKind;
  readonly trigger: TriggerElement;
  readonly own: Own;
}) {
  const Layer = useLate(layer);
  const button = useRef<HTMLButtonElement>(null);
  const focused = useRef(false);
  const ask = useRef<Ask | null>(null);
  const [held, setHeld] = useState(false);
  useRelease(held, setHeld);

  // Not under somebody's finger: the press would end on another button than it began on.
  if (Layer !== null && !held) {
    return <Arrived Layer={Layer} own={own} trigger={trigger} button={button} focused={focused} ask={ask} />;
  }
  const want = (what: Ask) => {
    ask.current = what;
    void layer.load();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (kind === "dialog" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    want(event.key);
  };
  return cloneElement(trigger, {
    ref: button,
    "aria-haspopup": kind,
    "aria-expanded": false,
    onPointerDown: () => setHeld(true),
    onFocus: () => {
      focused.current = true;
    },
    onBlur: () => {
      focused.current = false;
    },
    onClick: () => want("press"),
    onKeyDown,
  });
}

/** A press is over when its click has been heard. */
function useRelease(held: boolean, setHeld: (held: boolean) => void): void {
  useEffect(() => {
    if (!held) return;
    const free = () => setTimeout(() => setHeld(false));
    window.addEventListener("pointerup", free, { once: true });
    window.addEventListener("pointercancel", free, { once: true });
    return () => {
      window.removeEventListener("pointerup", free);
      window.removeEventListener("pointercancel", free);
    };
  }, [held, setHeld]);
}

function Arrived<Own extends object>({
  Layer,
  own,
  trigger,
  button,
  focused,
  ask,
}: {
  readonly Layer: ComponentType<Own & Layered>;
  readonly own: Own;
  readonly trigger: TriggerElement;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly focused: RefObject<boolean>;
  readonly ask: RefObject<Ask | null>;
}) {
  useLayoutEffect(() => {
    if (focused.current) button.current?.focus({ preventScroll: true });
    focused.current = false;
  }, [button, focused]);
  useEffect(() => {
    const wanted = ask.current;
    ask.current = null;
    if (wanted === "press") button.current?.click();
    else if (wanted !== null) {
      button.current?.dispatchEvent(
        new window.KeyboardEvent("keydown", { key: wanted, bubbles: true, cancelable: true }),
      );
    }
  }, [button, ask]);
  return <Layer {...own} trigger={cloneElement(trigger, { ref: button })} />;
}
