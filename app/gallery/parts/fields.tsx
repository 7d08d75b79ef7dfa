import { Search } from "lucide-react";
import { useState } from "react";
import { Checkbox, Radios, Switch } from "@/components/ui/choice";
import { Combobox, type Load } from "@/components/ui/combobox";
import { DateField, DateRange, type DayRange } from "@/components/ui/date-field";
import { Field, Input, Textarea } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { MultiSelect, Select } from "@/components/ui/select";
import { Part, Row } from "./part";
import type { Say } from "./samples";

export function Fields({ say }: Say) {
  return (
    <Part id="fields" title={say.parts.fields}>
      <Lines say={say} />
      <Choosing say={say} />
      <Ticks say={say} />
    </Part>
  );
}

function Lines({ say }: Say) {
  const [amount, setAmount] = useState<number | null>(50_000);
  const [day, setDay] = useState<string | null>("2026-12-31");
  const [note, setNote] = useState(say.field.noteText);
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={say.field.name} hint={say.field.nameHint}>
        <Input defaultValue="" placeholder={say.field.name} />
      </Field>
      <Field label={say.field.name} fault={say.field.fault}>
        <Input defaultValue="VIP" />
      </Field>
      <Field label={say.field.name} optional={say.field.optional}>
        <Input defaultValue="VIP" disabled />
      </Field>
      <Field label={say.field.search}>
        <Input defaultValue="" before={<Search aria-hidden="true" size={14} />} placeholder={say.field.search} />
      </Field>
      <Field label={say.field.amount}>
        <NumberField value={amount} onValueChange={setAmount} min={0} step={1_000} unit={say.field.unit} />
      </Field>
      <Field label={say.field.day}>
        <DateField value={day} onValueChange={setDay} />
      </Field>
      <Field label={say.field.note} className="sm:col-span-2">
        <Textarea value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </div>
  );
}

function Choosing({ say }: Say) {
  const shops = say.shops.map((label, index) => ({ value: String(index), label }));
  const [shop, setShop] = useState<string | null>("0");
  const [many, setMany] = useState<readonly string[]>([]);
  const [person, setPerson] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(say.people[0] ?? null);
  const [range, setRange] = useState<DayRange>({ from: "2026-10-01", to: null });
  const load: Load<string> = async (text) => say.people.filter((name) => name.includes(text));
  return (
    <>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={say.field.shop}>
          <Select options={shops} value={shop} onValueChange={setShop} />
        </Field>
        <Field label={say.field.shop}>
          <MultiSelect options={shops} value={many} onValueChange={setMany} placeholder={say.field.shops} />
        </Field>
        <Field label={say.field.person}>
          <Combobox
            value={person}
            onValueChange={setPerson}
            source={{ load }}
            idOf={(name) => name}
            labelOf={(name) => name}
            placeholder={say.field.personHint}
          />
        </Field>
        <Field label={say.field.person}>
          <Combobox
            value={other}
            onValueChange={setOther}
            source={{ items: say.people }}
            idOf={(name) => name}
            labelOf={(name) => name}
            hintOf={() => say.shops[1]}
          />
        </Field>
      </div>
      <Row>
        <Select
          size="sm"
          ariaLabel={say.field.shop}
          options={shops}
          value={shop}
          onValueChange={setShop}
          className="w-40!"
        />
        <Input size="sm" aria-label={say.field.search} placeholder={say.field.search} className="w-48!" />
        <DateRange value={range} onValueChange={setRange} />
      </Row>
    </>
  );
}

const SCOPES = ["order", "member", "address"] as const;

function Ticks({ say }: Say) {
  const [on, setOn] = useState(true);
  const [scope, setScope] = useState<(typeof SCOPES)[number]>("member");
  const { choices } = say;
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
      <div className="grid content-start gap-3">
        <Checkbox label={choices.check} hint={choices.checkHint} checked={on} onCheckedChange={setOn} />
        <Checkbox label={choices.some} checked={false} indeterminate onCheckedChange={setOn} />
        <Checkbox label={say.disabled} checked={!on} disabled onCheckedChange={setOn} />
      </div>
      <div className="grid content-start gap-3">
        <Switch label={choices.bolt} hint={choices.boltHint} checked={on} onCheckedChange={setOn} />
        <Switch label={choices.bolt} checked={!on} onCheckedChange={(next) => setOn(!next)} />
        <Switch label={say.disabled} checked disabled onCheckedChange={setOn} />
      </div>
      <Radios
        label={choices.radios}
        value={scope}
        onValueChange={setScope}
        options={SCOPES.map((value, index) => ({ value, label: choices.radio[index] }))}
      />
    </div>
  );
}
