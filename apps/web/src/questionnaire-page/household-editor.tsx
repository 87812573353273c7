import { Checkbox, NativeSelect } from '@mantine/core';
import type { HouseholdItem } from '@sestante/questionnaire/answers';
import { memberText, RELATIONS } from './answer-lines.ts';
import { ItemList } from './item-list';
import { DateField } from './typed-fields';

interface HouseholdEditorProps {
  value: HouseholdItem[] | null;
  suggested: HouseholdItem[] | null;
  /** Null when nobody is left. */
  onChange: (items: HouseholdItem[] | null) => void;
  error: string | undefined;
  labelledBy: string;
}

export function HouseholdEditor({ onChange, ...props }: HouseholdEditorProps) {
  return (
    <ItemList
      {...props}
      onChange={(items) => onChange(items.length === 0 ? null : items)}
      max={14}
      kinds={RELATIONS}
      addLabel="Aggiunga una persona: chi è per Lei?"
      create={(relation): HouseholdItem => ({ relation, birthDate: null, dependent: false })}
      textOf={memberText}
      fields={(item, change) => (
        <>
          <NativeSelect
            size="md"
            label="Parentela"
            value={item.relation}
            onChange={({ currentTarget }) => change({ relation: currentTarget.value })}
            data={RELATIONS.map(({ code, label }) => ({ value: code, label }))}
          />
          <DateField label="Data di nascita" value={item.birthDate} onChange={(birthDate) => change({ birthDate })} />
          <Checkbox
            size="md"
            label="È a carico"
            checked={item.dependent}
            onChange={({ currentTarget }) => change({ dependent: currentTarget.checked })}
          />
        </>
      )}
    />
  );
}
