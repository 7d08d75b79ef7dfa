import { useMemo, useRef, useState } from "react";
import { type Column, DataTable, type Sort, type TableHandle } from "@/components/ui/data-table";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { SplitView } from "@/components/ui/split-view";
import { Stroke } from "@/components/ui/stroke";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { useTableCommands } from "@/components/ui/use-table-commands";
import { VERDICTS, type Verdict } from "@/lib/shared/vocabulary";
import { Part } from "./part";
import type { Samples, Say } from "./samples";

type Order = {
  readonly id: string;
  readonly shop: string;
  readonly buyer: string;
  readonly at: string;
  readonly amount: number;
  readonly verdict: Verdict;
  readonly score: number;
};

const FIRST = Date.parse("2026-11-22T05:00:00Z");
const PAGE = 2_500;
const ALL = 10_000;

function ordersOf(say: Samples, count: number): readonly Order[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `A-${String(204_800 - index)}`,
    shop: say.shops[index % 3] ?? "",
    buyer: say.people[(index * 5) % say.people.length] ?? "",
    at: new Date(FIRST - index * 437_000).toISOString(),
    amount: 980 + ((index * 7_919) % 184_000),
    verdict: VERDICTS[index % 11 === 0 ? 2 : Number(index % 4 === 0)] ?? "OK",
    score: (index * 271) % 1_000,
  }));
}

function columnsOf({ columns }: Samples): readonly Column<Order>[] {
  return [
    { id: "order", header: columns.order, width: 110, hideable: false, cell: ({ id }) => id },
    { id: "at", header: columns.at, width: 150, sortable: true, cell: ({ at }) => <Time at={at} /> },
    { id: "shop", header: columns.shop, width: 130, cell: ({ shop }) => shop },
    { id: "buyer", header: columns.buyer, width: 160, grow: true, cell: ({ buyer }) => <bdi>{buyer}</bdi> },
    {
      id: "amount",
      header: columns.amount,
      width: 110,
      end: true,
      sortable: true,
      cell: ({ amount }) => <Money amount={amount} />,
    },
    { id: "score", header: columns.score, width: 150, cell: ({ score }) => <Score score={score} /> },
    { id: "verdict", header: columns.verdict, width: 80, cell: ({ verdict }) => <Seal word={verdict} /> },
  ];
}

const Score = ({ score }: { readonly score: number }) => (
  <span className="flex items-center gap-2">
    <Stroke strength={score / 1_000} label={null} className="w-16" />
    <span className="figures text-ink-2 text-xs">{score}</span>
  </span>
);

const keyOf = ({ id }: Order): string => id;

export function Tables({ say }: Say) {
  return (
    <Part id="tables" title={say.parts.tables}>
      <Many say={say} />
      <Panes say={say} />
      <Table caption={say.caption}>
        <thead>
          <tr>
            <Th>{say.columns.order}</Th>
            <Th end>{say.columns.amount}</Th>
            <Th>{say.columns.verdict}</Th>
          </tr>
        </thead>
        <tbody>
          {ordersOf(say, 3).map((order) => (
            <tr key={order.id}>
              <Td>{order.id}</Td>
              <Td end>
                <Money amount={order.amount} />
              </Td>
              <Td>
                <Seal word={order.verdict} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  );
}

/** Ten thousand rows, in pages. */
function Many({ say }: Say) {
  const [count, setCount] = useState(PAGE);
  const rows = useMemo(() => ordersOf(say, count), [say, count]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sort, setSort] = useState<Sort>({ by: "at", direction: "desc" });
  const [current, setCurrent] = useState<string | null>("A-204797");
  const table = useRef<TableHandle>(null);
  useTableCommands(table);
  return (
    <DataTable
      name="gallery"
      caption={say.caption}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      nameOf={keyOf}
      total={ALL}
      currentKey={current}
      onOpen={(order) => setCurrent(order.id)}
      selection={{ selected, onSelect: setSelected }}
      sort={sort}
      onSort={setSort}
      more={{ hasMore: count < ALL, loading: false, load: () => setCount((last) => last + PAGE) }}
      toolbar={<span className="figures text-ink-3 text-xs">{`${selected.size} / ${ALL}`}</span>}
      handle={table}
      narrow={(order) => <NarrowOrder order={order} />}
      className="h-96"
    />
  );
}

const NarrowOrder = ({ order }: { readonly order: Order }) => (
  <span className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
    <span className="truncate font-medium">
      <bdi>{order.buyer}</bdi>
    </span>
    <Money amount={order.amount} className="text-right" />
    <span className="truncate text-ink-3 text-xs">
      {order.id} · {order.shop}
    </span>
    <Seal word={order.verdict} />
  </span>
);

function Panes({ say }: Say) {
  return (
    <SplitView
      name="gallery"
      showing="list"
      className="h-40 border-line border-y"
      list={<p className="p-4">{say.split.list}</p>}
      detail={<p className="p-4">{say.split.detail}</p>}
    />
  );
}
