import { PasswordInput } from '@mantine/core';

export const SHORTEST_PASSWORD = 12;

/** Input for a new password that supports generated passwords, pasting and showing the text. */
export function NewPasswordField({ error }: { error: string | undefined }) {
  return (
    <PasswordInput
      name="password"
      label="Scegli una password"
      description={`Almeno ${SHORTEST_PASSWORD} caratteri: tre o quattro parole a caso vanno bene.`}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      size="md"
      maxLength={200}
      autoComplete="new-password"
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
    />
  );
}

/** Returns the error that can be detected in the browser, or undefined when the password passes these checks. */
export function passwordError(password: string): string | undefined {
  return [...password].length < SHORTEST_PASSWORD ? `Almeno ${SHORTEST_PASSWORD} caratteri` : undefined;
}
