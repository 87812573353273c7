import { type ReactNode, useId } from 'react';
import classes from './chip-choice.module.css';

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface ChipChoiceProps {
  label: string;
  /** Hides the label visually where a heading already shows it. */
  labelHidden?: boolean;
  required?: boolean;
  options: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  error?: ReactNode;
  /** Takes the focus when the surrounding dialog opens. */
  autoFocus?: boolean;
}

/** Single choice among a few visible options: one tab stop, arrow keys select. */
export function ChipChoice({ label, labelHidden = false, required = false, options, value, onChange, error, autoFocus }: ChipChoiceProps) {
  const id = useId();
  return (
    <fieldset className={classes['group']} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={labelHidden ? 'spoken' : classes['label']}>
        {label}
        {required && (
          <span className={classes['required']} aria-hidden>
            {' '}
            *
          </span>
        )}
      </legend>
      <div className="flex wraps gap-s">
        {options.map((option, index) => (
          <label key={option.value} className={classes['chip']}>
            <input
              type="radio"
              className={classes['radio']}
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              data-autofocus={(autoFocus && (value === null ? index === 0 : option.value === value)) || undefined}
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
