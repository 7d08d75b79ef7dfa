import { describe, expect, it } from "vitest";
import { ToastBoard } from "./toast-board";

function shelf() {
  const shown = new Map<string, string>();
  return {
    shown,
    add: (id: string, { title }: { readonly title: string }) => void shown.set(id, title),
    close: (id: string) => void shown.delete(id),
  };
}

describe("toasts whose shelf comes late", () => {
  it("keeps what is said before it is there, in order, and leaves out what was taken back", () => {
    let asked = 0;
    const board = new ToastBoard(() => asked++);
    board.show({ title: "first" });
    const second = board.show({ title: "second" });
    board.show({ title: "third" });
    board.dismiss(second);
    const { shown, ...late } = shelf();
    board.attach(late);
    expect([...shown.values()]).toEqual(["first", "third"]);
    expect(asked).toBe(3);
  });

  it("hands on what is said afterwards, once, and waits again when the shelf goes", () => {
    const board = new ToastBoard(() => undefined);
    const [one, other] = [shelf(), shelf()];
    const leave = board.attach(one);
    const id = board.show({ title: "first" });
    board.dismiss(id);
    expect(one.shown.size).toBe(0);
    leave();
    board.show({ title: "second" });
    board.attach(other);
    expect([one.shown.size, [...other.shown.values()]]).toEqual([0, ["second"]]);
  });
});
