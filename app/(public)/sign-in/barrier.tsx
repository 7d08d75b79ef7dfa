type Words = {
  readonly caption: string;
  readonly order: string;
  readonly pass: string;
  readonly hold: string;
  readonly stop: string;
  readonly holdSeal: string;
  readonly stopSeal: string;
};

type Fate = "pass" | "hold" | "stop";

/** Centre lines of the posts. Lines run far beyond the drawing on both sides: however the panel is cut, they reach its edges. */
const POSTS = { left: 300, right: 640 };
const BEYOND = 900;
const END: Record<Fate, number> = { pass: 930 + BEYOND, hold: 436, stop: 214 };
/** Where each order comes in (null: from beyond the edge), and what becomes of it. Most pass. The gaps leave room for words. */
const ORDERS: readonly { readonly y: number; readonly from: number | null; readonly fate: Fate }[] = [
  { y: 330, from: null, fate: "pass" },
  { y: 358, from: 150, fate: "pass" },
  { y: 386, from: null, fate: "pass" },
  { y: 442, from: null, fate: "hold" },
  { y: 512, from: 40, fate: "pass" },
  { y: 540, from: null, fate: "pass" },
  { y: 568, from: 226, fate: "pass" },
  { y: 596, from: null, fate: "pass" },
  { y: 652, from: null, fate: "stop" },
  { y: 722, from: 96, fate: "pass" },
  { y: 750, from: null, fate: "pass" },
];

/** What this software does, in one drawing: orders reach the gate; most pass, one waits inside for a person, one is stopped outside. */
export function Barrier({ words }: { readonly words: Words }) {
  return (
    <svg
      role="img"
      aria-label={`${words.caption} ${words.pass} / ${words.hold} / ${words.stop}`}
      viewBox="90 60 760 800"
      className="absolute inset-0 size-full overflow-visible font-sans"
    >
      <g stroke="var(--ink-3)" strokeWidth="1">
        {ORDERS.map(({ y, from, fate }) => (
          <line key={y} x1={from ?? -BEYOND} x2={END[fate]} y1={y} y2={y} />
        ))}
      </g>
      <g fill="var(--ink-3)">
        {ORDERS.map(({ y, from }) => (from === null ? null : <circle key={y} cx={from} cy={y} r="3" />))}
      </g>
      <Gate />
      <HoldSeal x={END.hold} y={442} word={words.holdSeal} said={words.hold} />
      <StopSeal x={END.stop} y={652} word={words.stopSeal} said={words.stop} />
      <g fill="var(--ink-2)" fontSize="15">
        <text x="130" y="308">
          {words.order}
        </text>
        <text x="800" y="308" textAnchor="end">
          {words.pass}
        </text>
      </g>
    </svg>
  );
}

/** Set down with a broad, dry brush: no edge is quite straight. */
function Gate() {
  const { left, right } = POSTS;
  return (
    <g fill="light-dark(var(--ink), var(--edge))">
      <path d="M188 226c86-5 172-4 258-7s196-2 301-6l5 46c-92 5-178 4-268 8s-199 4-292 7z" />
      <path
        d={`M${left - 21} 142l41-2c2 110 1 240 4 360s3 230 6 318c-18 5-38 5-56 1 3-100 2-210 4-330s-1-240 1-347z`}
      />
      <path
        d={`M${right - 20} 138l42 3c-1 112 3 232 2 352s6 226 7 324c-19 5-40 6-58 0 0-104 5-206 4-326s2-238 3-353z`}
      />
    </g>
  );
}

type SealProps = { readonly x: number; readonly y: number; readonly word: string; readonly said: string };

function HoldSeal({ x, y, word, said }: SealProps) {
  return (
    <g>
      <rect x={x} y={y - 22} width="72" height="44" fill="var(--sunk)" stroke="var(--amber)" strokeWidth="1.5" />
      <rect x={x + 4} y={y - 18} width="64" height="36" fill="none" stroke="var(--amber)" strokeWidth="1.5" />
      <text x={x + 36} y={y + 6} textAnchor="middle" fontSize="17" fontWeight="600" fill="var(--amber)">
        {word}
      </text>
      <text x={x + 36} y={y + 46} textAnchor="middle" fontSize="15" fill="var(--ink-2)">
        {said}
      </text>
    </g>
  );
}

function StopSeal({ x, y, word, said }: SealProps) {
  return (
    <g>
      <rect x={x - 72} y={y - 22} width="72" height="44" fill="var(--vermilion)" />
      <text x={x - 36} y={y + 6} textAnchor="middle" fontSize="17" fontWeight="600" fill="var(--sheet)">
        {word}
      </text>
      <text x={x - 36} y={y + 46} textAnchor="middle" fontSize="15" fill="var(--ink-2)">
        {said}
      </text>
    </g>
  );
}
