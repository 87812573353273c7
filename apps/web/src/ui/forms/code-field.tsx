import { TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ChangeEvent, type FocusEvent, type ReactNode, useState } from 'react';
import { Badge } from '../feedback/badge';
import classes from './text-fields.module.css';
import { FIELD_ORDER } from './field-order';
import type { Control, TextFieldType } from './field-types';

interface CodeFieldProps {
  kind: TextFieldType<unknown>;
  control: Extract<Control, { is: 'code' }>;
  label: ReactNode;
  description?: string | undefined;
  value?: string;
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void;
  onBlur: (event: FocusEvent<HTMLInputElement>) => void;
}

/** Input for a code with a check character: confirms a valid one at once, warns about a doubtful one on blur. */
export function CodeField({ kind, control, onChange, onBlur, ...field }: CodeFieldProps) {
  const text = field.value ?? '';
  const [left, setLeft] = useState(true);
  const complete = text.trim() !== '' && Object.keys(kind.fieldErrors(text)).length === 0;
  const doubtful = complete && kind.doubtful(text);
  const sure = complete && !doubtful;
  return (
    <TextInput
      {...field}
      className={classes['code'] ?? ''}
      inputWrapperOrder={FIELD_ORDER}
      description={
        left && doubtful ? (
          <span role="alert" className={classes['doubt']}>
            {control.warning(text)}
          </span>
        ) : (
          field.description
        )
      }
      maxLength={control.max}
      spellCheck={false}
      autoCapitalize="characters"
      autoComplete="off"
      rightSectionPointerEvents="none"
      {...(sure && {
        rightSectionWidth: 84,
        rightSection: (
          <Badge tone="success" icon={<IconCircleCheck size={13} stroke={1.7} aria-hidden />}>
            {control.valid}
          </Badge>
        ),
      })}
      onChange={(event) => {
        setLeft(false);
        onChange?.(event);
      }}
      onBlur={(event) => {
        onBlur(event);
        setLeft(true);
      }}
    />
  );
}
