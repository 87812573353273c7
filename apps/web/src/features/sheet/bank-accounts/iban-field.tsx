import { TextInput } from '@mantine/core';
import { formatIban, normalizeIban } from '@sestante/italian-ids/iban';
import { IconCircleCheck } from '@tabler/icons-react';
import { use, useState } from 'react';
import { Badge } from '../../../ui/feedback/badge';
import type { FieldProps } from '../../../ui/forms/form-field';
import { EditedRecord } from '../edited-record';
import { ibanFacts, ibanError, maskedIban } from './bank-account-fields';

/** IBAN input that reports while typing what is missing or wrong, and shows bank and branch of a valid number. */
export function IbanField({ form, path: name, label, required = false }: FieldProps) {
  const { row } = use(EditedRecord);
  const input = form.getInputProps(name);
  const text = String(input.value);
  const [left, setLeft] = useState(true);
  const fieldError = text.trim() === '' ? null : ibanError(text);
  const right = text.trim() !== '' && fieldError === null;
  const kept = row !== null && 'iban' in row ? maskedIban(String(row.iban)) : null;

  return (
    <TextInput
      {...input}
      label={label}
      withAsterisk={required}
      onChange={(event) => {
        setLeft(false);
        input.onChange(event);
      }}
      onBlur={() => {
        setLeft(true);
        if (right) form.setFieldValue(name, formatIban(normalizeIban(text)));
        if (text.trim() !== '') form.validateField(name);
      }}
      placeholder={kept ?? 'IT60 X054 2811 1010 0000 0123 456'}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <span role="status">
          {right
            ? (ibanFacts(text) ?? 'IBAN di un altro paese')
            : fieldError !== null && !left && !input.error
              ? fieldError
              : kept !== null && text.trim() === ''
                ? `Ora è ${kept}: lascia vuoto per non cambiarlo`
                : 'Si può incollare com’è, anche con gli spazi'}
        </span>
      }
      maxLength={50}
      spellCheck={false}
      autoCapitalize="characters"
      autoComplete="off"
      rightSectionPointerEvents="none"
      {...(right && {
        rightSectionWidth: 84,
        rightSection: (
          <Badge tone="success" icon={<IconCircleCheck size={13} stroke={1.7} aria-hidden />}>
            Valido
          </Badge>
        ),
      })}
      data-autofocus
    />
  );
}
