import { PasswordInput } from '@mantine/core';
import type { InputProps } from '../../ui/forms/use-record-form';

export const SHORTEST_PASSWORD = 12;

/** Input for a new password that supports generated passwords, pasting and showing the text. */
export function NewPasswordField(input: InputProps) {
  return (
    <PasswordInput
      name="password"
      label="Scegli una password"
      description={`Almeno ${SHORTEST_PASSWORD} caratteri: tre o quattro parole a caso vanno bene.`}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      size="md"
      maxLength={200}
      autoComplete="new-password"
      {...input}
      visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
    />
  );
}

/** Returns the errors that can be detected in the browser, by the name of the field. */
export function passwordErrors(fields: Record<string, string>): Record<string, string> {
  const short = Object.entries(fields).filter(([, password]) => [...password].length < SHORTEST_PASSWORD);
  return Object.fromEntries(short.map(([name]) => [name, `Almeno ${SHORTEST_PASSWORD} caratteri`]));
}
