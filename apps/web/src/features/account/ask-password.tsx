import { PasswordInput, TextInput } from '@mantine/core';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';

interface AskPasswordProps<Answer> {
  why: string;
  email: string;
  action: string;
  danger?: boolean;
  /** Suggested name of what is added; set where a name is asked for too. */
  name?: string;
  send: (values: { password: string; name: string }) => Promise<Answer>;
  onSaved: (answer: Answer) => void;
}

/** Asks for the password again before an action that a stranger at an unlocked computer must not be able to take. */
export function AskPassword<Answer>({ why, email, action, danger, name, send, onSaved }: AskPasswordProps<Answer>) {
  const form = useRecordForm({
    inPlace: true,
    affects: ['second factor', 'me'],
    start: { password: '', name: name ?? '' },
    validate: ({ password }): Record<string, string> => (password === '' ? { password: 'Scrivi la tua password' } : {}),
    send: (values) => send(values),
    onSaved: (answer) => onSaved(answer),
  });
  return (
    <FormSection form={form} unsavedText={null}>
      <p>{why}</p>
      {name !== undefined && (
        <TextInput
          label="Nome"
          description="Per riconoscerla fra le altre."
          {...form.getInputProps('name')}
          maxLength={60}
          autoComplete="off"
        />
      )}
      {/* Tells password managers which account the password belongs to. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        name="password"
        label="La tua password"
        autoComplete="current-password"
        {...form.getInputProps('password')}
        visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
        autoFocus
        data-autofocus
      />
      <SubmitButton form={form} data-danger={danger || undefined}>
        {action}
      </SubmitButton>
    </FormSection>
  );
}
