import { buttonClass } from "@/components/ui/button-class";
import { Mark } from "@/components/ui/mark";

/** A page that leads nowhere, and the way back. Stands inside the `<main>` of the frame it is shown in. */
export function Wayside({
  title,
  body,
  home,
}: {
  readonly title: string;
  readonly body: string;
  readonly home: string;
}) {
  return (
    <div className="mx-auto grid min-h-[70dvh] max-w-lg content-center gap-3 px-6">
      <Mark className="mb-4 size-10 text-ink-3" />
      <h1 className="font-mincho font-semibold text-xl">{title}</h1>
      <p className="text-base text-ink-2">{body}</p>
      <p className="mt-4">
        <a href="/" className={buttonClass("plain")}>
          {home}
        </a>
      </p>
    </div>
  );
}
