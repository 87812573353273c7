import { NumberInput, type NumberInputProps } from '@mantine/core';

interface WholeNumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  /** Null while the field is empty. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** Input for a number without decimals and sign. */
export function WholeNumberField({ value, onChange, ...props }: WholeNumberFieldProps) {
  return (
    <NumberInput
      {...props}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      allowDecimal={false}
      allowNegative={false}
      hideControls
    />
  );
}
