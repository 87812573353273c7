import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { SecondFactorChallenge } from '@sestante/api-client/types';
import { IconFingerprint } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { problemText } from '../../lib/problems';
import { hasPasskeys } from '../../lib/passkeys';
import { login, loginWithPasskey } from '../../lib/session';
import { Notice } from '../../ui/feedback/notice';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { SecondStep } from '../../ui/forms/second-step';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';

/** Log-in page. Supports password managers, pasting and showing the password; every failure shows the same message. */
export function LoginPage({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const [challenge, setChallenge] = useState<SecondFactorChallenge | undefined>();
  const password = useRef<HTMLInputElement>(null);
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    logsIn: true,
    start: { email: '', password: '', remember: true },
    validate: ({ email, password: typed }) => ({
      ...(email.trim() === '' && { email: 'Scrivi la tua email' }),
      ...(typed === '' && { password: 'Scrivi la password' }),
    }),
    send: (values) => {
      passkey.reset();
      return login({ ...values, email: values.email.trim() });
    },
    onSaved: (asked) => {
      setChallenge(asked);
      if (!asked) enter();
    },
    onRefused: () => password.current?.select(),
  });
  const passkey = useMutation({
    mutationFn: () => loginWithPasskey(form.values.remember),
    meta: { handled: true },
    onMutate: form.forgetProblem,
    onSuccess: enter,
  });

  function enter(): void {
    void router.navigate({ href: returnTo, replace: true });
  }

  if (challenge) {
    return (
      <AuthFrame title="Conferma che sei tu" hint="La password è giusta: manca il secondo fattore.">
        <SecondStep challenge={challenge} size="md" onDone={enter} onRestart={() => setChallenge(undefined)} />
      </AuthFrame>
    );
  }

  return (
    <AuthFrame title="Accedi al tuo spazio di lavoro" tabTitle="Accedi" hint="Usa le credenziali fornite dalla tua agenzia.">
      <FormSection form={form} label="Accedi" unsavedText={null}>
        {passkey.isError && (
          <Notice tone="danger" role="alert">
            {problemText(passkey.error).message}
          </Notice>
        )}
        <TextInput
          name="email"
          type="email"
          label="Email"
          size="md"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          ref={password}
          name="password"
          label="Password"
          size="md"
          autoComplete="current-password"
          {...form.getInputProps('password')}
          visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
        />
        <Checkbox name="remember" label="Resta connesso su questo dispositivo" {...form.getInputProps('remember', { type: 'checkbox' })} />
        <SubmitButton form={form} size="md">
          Accedi
        </SubmitButton>
        {hasPasskeys() && (
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={18} stroke={1.7} />}
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            Entra con una passkey
          </Button>
        )}
        <Link to="/reimposta-password" className={classes['link']}>
          Password dimenticata
        </Link>
      </FormSection>
    </AuthFrame>
  );
}
