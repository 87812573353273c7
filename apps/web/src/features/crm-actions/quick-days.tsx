import { Button } from '@mantine/core';
import { quickDays } from '../records/actions/action-days';
import classes from './action-drawer.module.css';

/** Buttons for the days that are chosen most. */
export function QuickDays({ value, onChange }: { value: string | null; onChange: (day: string) => void }) {
  return (
    <div className={classes['quick']} role="group" aria-label="Giorni più usati">
      {quickDays().map(({ label, day }) => (
        <Button
          key={label}
          size="xs"
          variant={value === day ? 'light' : 'default'}
          aria-pressed={value === day}
          onClick={() => onChange(day)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
