/** What was asked had not answered by its deadline; it may answer yet. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";

  constructor() {
    super("no answer by the deadline");
  }
}

/** The value, or a rejection (DeadlinePassed) when the deadline (clock of `performance.now()`) comes first. */
export async function byDeadline<T>(value: Promise<T>, deadlineAt: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), Math.max(0, deadlineAt - performance.now()));
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
    // Nobody waits for it any more, so nobody would hear that it failed.
    value.catch(() => {});
  }
}
