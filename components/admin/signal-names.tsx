import { Code } from "@/components/ui/code";

/** Signals by code and name. */
export const SignalNames = ({
  signals,
}: {
  readonly signals: readonly { readonly code: string; readonly label: string }[];
}) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
    {signals.map(({ code, label }) => (
      <li key={code}>
        <Code className="text-ink-3">{code}</Code> {label}
      </li>
    ))}
  </ul>
);
