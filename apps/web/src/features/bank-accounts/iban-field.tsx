import { TextInput } from '@mantine/core';
import { formatIban, normalizeIban } from '@sestante/italian-ids/iban';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Badge } from '../../ui/badge';
import type { SheetControlProps } from '../sheet/sheet-tab';
import { ibanFacts, ibanMistake, maskedIban } from './bank-account-fields';

/** An IBAN: says while it is typed what is still missing or wrong, and of a right one which bank and branch it names. */
export function IbanField({ form, name, label, required, row }: SheetControlProps) {
  const { onChange: _onChange, onBlur: _onBlur, defaultValue, ...input } = form.getInputProps(name);
  const [text, setText] = useState(String(defaultValue ?? ''));
  const [left, setLeft] = useState(true);
  const mistake = text.trim() === '' ? null : ibanMistake(text);
  const right = text.trim() !== '' && mistake === null;
  const kept = row !== null && 'iban' in row ? maskedIban(String(row.iban)) : null;

  function change(next: string): void {
    setText(next);
    setLeft(false);
    form.setFieldValue(name, next, { forceUpdate: false });
    form.clearFieldError(name);
  }

  return (
    <TextInput
      {...input}
      label={label}
      withAsterisk={required}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        setLeft(true);
        if (right) change(formatIban(normalizeIban(text)));
        if (text.trim() !== '') form.validateField(name);
      }}
      placeholder={kept ?? 'IT60 X054 2811 1010 0000 0123 456'}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <span role="status">
          {right
            ? (ibanFacts(text) ?? 'IBAN di un altro paese')
            : mistake !== null && !left && !input.error
              ? mistake
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
