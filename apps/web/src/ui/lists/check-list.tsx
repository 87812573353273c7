import { Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useChoiceAhead } from '../forms/use-choice-ahead';
import classes from './check-list.module.css';

export interface CheckOption {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface CheckListProps {
  /** Accessible name of the group, for example "Assegnatario". */
  label: string;
  options: CheckOption[];
  selected: string[];
  onChange: (selected: string[]) => void;
}

const SEARCH_FROM = 8;

/** Multiple choice; a long list gets a box to filter its options. */
export function CheckList({ label, options, selected, onChange }: CheckListProps) {
  const [typed, setTyped] = useState('');
  const [chosen, choose] = useChoiceAhead(selected);
  const wanted = fold(typed);
  const shown = options.filter((option) => fold(option.label).includes(wanted));
  return (
    <fieldset className={classes['list']}>
      <legend className={classes['legend']}>{label}</legend>
      {options.length >= SEARCH_FROM && (
        <TextInput
          size="xs"
          aria-label={`Cerca: ${label}`}
          placeholder="Cerca…"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={classes['options']}>
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            className={classes['option']}
            label={
              <span className="inline gap-m size-m">
                {option.icon}
                {option.label}
              </span>
            }
            checked={chosen.includes(option.value)}
            onChange={(event) => {
              const next = event.currentTarget.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value);
              choose(next);
              onChange(next);
            }}
          />
        ))}
        {shown.length === 0 && <p className={classes['none']}>Nessun risultato</p>}
      </div>
    </fieldset>
  );
}

/** Normalizes text for comparison without accents or case. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
