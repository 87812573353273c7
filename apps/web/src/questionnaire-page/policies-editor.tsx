import { Checkbox, NativeSelect } from '@mantine/core';
import type { PolicyItem } from '@sestante/questionnaire/answers';
import { COVERAGE_CLASSES, EXCLUSIONS } from '@sestante/questionnaire/policies';
import { policyText } from './answer-lines.ts';
import { ItemList } from './item-list';
import classes from './question.module.css';
import { DateField, MoneyField, TextField } from './typed-fields';

const MAX_CENTS = 100_000_000_000;
const LAST_DAY = '9999-12-31';

interface PoliciesEditorProps {
  value: PolicyItem[] | null;
  suggested: PolicyItem[] | null;
  onChange: (items: PolicyItem[]) => void;
  error: string | undefined;
  labelledBy: string;
}

export function PoliciesEditor(props: PoliciesEditorProps) {
  return (
    <ItemList
      {...props}
      max={50}
      kinds={COVERAGE_CLASSES}
      addLabel="Aggiunga una polizza: che cosa copre?"
      emptyLabel="Nessuna polizza"
      create={(coverageClass): PolicyItem => ({
        contractId: null,
        coverageClass,
        company: null,
        policyNumber: null,
        startsOn: null,
        endsOn: null,
        sumInsured: null,
        excess: null,
        exclusions: [],
      })}
      textOf={policyText}
      fields={(item, change) => <PolicyFields item={item} change={change} />}
    />
  );
}

function PolicyFields({ item, change }: { item: PolicyItem; change: (part: Partial<PolicyItem>) => void }) {
  const meaning = COVERAGE_CLASSES.find(({ code }) => code === item.coverageClass)?.sumInsured;
  return (
    <>
      <NativeSelect
        size="md"
        label="Che cosa copre"
        value={item.coverageClass}
        onChange={({ currentTarget }) => change({ coverageClass: currentTarget.value })}
        data={COVERAGE_CLASSES.map(({ code, label }) => ({ value: code, label }))}
      />
      <TextField label="Compagnia" value={item.company} onChange={(company) => change({ company })} max={200} />
      <TextField label="Numero di polizza" value={item.policyNumber} onChange={(policyNumber) => change({ policyNumber })} max={100} />
      <div className={classes['pair']}>
        <DateField label="Dal" value={item.startsOn} onChange={(startsOn) => change({ startsOn })} max={item.endsOn ?? LAST_DAY} />
        <DateField
          label="Al"
          value={item.endsOn}
          onChange={(endsOn) => change({ endsOn })}
          {...(item.startsOn !== null && { min: item.startsOn })}
          max={LAST_DAY}
        />
      </div>
      {meaning !== undefined && (
        <MoneyField
          label={meaning.charAt(0).toUpperCase() + meaning.slice(1)}
          value={item.sumInsured}
          onChange={(sumInsured) => change({ sumInsured })}
          min={0}
          max={MAX_CENTS}
        />
      )}
      <MoneyField label="Franchigia" value={item.excess} onChange={(excess) => change({ excess })} min={0} max={MAX_CENTS} />
      <details className={classes['exclusions']}>
        <summary>Che cosa esclude, se lo sa</summary>
        {EXCLUSIONS.map(({ code, label }) => (
          <Checkbox
            key={code}
            size="md"
            label={label}
            checked={item.exclusions.includes(code)}
            onChange={({ currentTarget }) => {
              const others = item.exclusions.filter((one) => one !== code);
              change({ exclusions: currentTarget.checked ? [...others, code] : others });
            }}
          />
        ))}
      </details>
    </>
  );
}
