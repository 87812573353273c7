import { Button } from '@mantine/core';
import { DayField } from '../forms/day-field';
import type { DayRange, Span } from './filter-chips';
import classes from './since-editor.module.css';

interface RangeEditorProps extends DayRange {
  spans: Span[];
  onChange: (range: DayRange) => void;
}

/** Editor for a range of days with either side optional, plus preset ranges. */
export function RangeEditor({ from, to, spans, onChange }: RangeEditorProps) {
  const wrongWay = from !== undefined && to !== undefined && from > to;
  return (
    <div className={classes['editor']}>
      <DayField label="Dal" value={from ?? null} onChange={(day) => onChange({ from: day ?? undefined, to })} autoFocus />
      <DayField
        label="Al"
        value={to ?? null}
        error={wrongWay && 'Viene prima dell’inizio'}
        onChange={(day) => onChange({ from, to: day ?? undefined })}
      />
      <div className="flex wraps gap-s">
        {spans.map((span) => (
          <Button key={span.label} size="xs" variant="default" onClick={() => onChange({ from: span.from, to: span.to })}>
            {span.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
