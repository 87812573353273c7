import { ColorInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FIELD_ORDER } from './field-order';

/** Colours with enough contrast in light and dark mode. */
const SWATCHES = ['#0f6b66', '#2f5aa8', '#7a4a9e', '#a8326b', '#b3261e', '#8a5200', '#2b7240', '#6e6e68'];
export const [FIRST_COLOR = ''] = SWATCHES;

interface ColorFieldProps {
  label?: string;
  description?: ReactNode;
  value: string;
  error?: ReactNode;
  onChange: (color: string) => void;
}

/** Choice of a predefined colour or any other as a hex code. */
export function ColorField(props: ColorFieldProps) {
  return (
    <ColorInput
      label="Colore"
      format="hex"
      swatches={SWATCHES}
      swatchesPerRow={8}
      withPicker={false}
      withEyeDropper={false}
      inputWrapperOrder={FIELD_ORDER}
      {...props}
    />
  );
}
