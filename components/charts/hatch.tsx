/** Oblique hairlines: what is drawn under them is not final. `id` names it for `fill="url(#id)"`. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} y1={0} x2={0} y2={6} stroke="var(--edge)" strokeWidth={1} strokeOpacity={0.55} />
      </pattern>
    </defs>
  );
}
