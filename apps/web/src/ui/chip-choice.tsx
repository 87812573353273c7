import { type ReactNode, useId } from 'react';
import classes from './chip-choice.module.css';

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface ChipChoiceProps {
  label: string;
  /** Where a heading above says it already. */
  labelHidden?: boolean;
  required?: boolean;
  options: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Takes the focus of a dialog that opens. */
  autoFocus?: boolean;
}

/** One of a few, all in sight: one stop for the Tab key, arrows choose. */
export function ChipChoice({ label, labelHidden = false, required = false, options, value, onChange, error, autoFocus }: ChipChoiceProps) {
  const id = useId();
  return (
    <fieldset className={classes['group']} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={labelHidden ? classes['spoken'] : classes['label']}>
        {label}
        {required && (
          <span className={classes['required']} aria-hidden>
            {' '}
            *
          </span>
        )}
      </legend>
      <div className={classes['chips']}>
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
