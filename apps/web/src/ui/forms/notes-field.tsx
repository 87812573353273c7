import { Textarea } from '@mantine/core';
import type { ChangeEvent, FocusEvent, KeyboardEvent, ReactNode } from 'react';
import { formatInteger } from '../../lib/formats';
import { FIELD_ORDER } from './field-order';

interface NotesFieldProps {
  label?: ReactNode;
  'aria-labelledby'?: string;
  max: number;
  description?: string | undefined;
  value?: string;
  error?: string;
  onChange?: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  onBlur?: (event: FocusEvent<HTMLTextAreaElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  autoFocus?: boolean;
}

const NEARLY_FULL = 200;

/** Multi-line text with its length, announced to screen readers only near the limit. */
export function NotesField({ max, description, ...field }: NotesFieldProps) {
  const length = field.value?.length ?? 0;
  return (
    <Textarea
      {...field}
      inputWrapperOrder={FIELD_ORDER}
      description={
        <span className="flex spread gap-l figures">
          <span>{description}</span>
          <span aria-hidden>
            {formatInteger(length)} / {formatInteger(max)}
          </span>
          <span role="status" className="spoken">
            {max - length <= NEARLY_FULL && `Restano ${max - length} caratteri`}
          </span>
        </span>
      }
      autosize
      minRows={3}
      maxRows={18}
      maxLength={max}
    />
  );
}
