import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { SecondFactorChallenge } from '@sestante/api-client/types';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { problemText } from '../../lib/problems';
import { hasPasskeys } from '../../lib/passkeys';
import { login, loginWithPasskey } from '../../lib/session';
import { Notice } from '../../ui/feedback/notice';
import { SecondStep } from '../../ui/forms/second-step';
import { AuthFrame } from './auth-frame';
import classes from './auth-frame.module.css';

/** Log-in page. Supports password managers, pasting and showing the password; every failure shows the same message. */
export function LoginPage({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [challenge, setChallenge] = useState<SecondFactorChallenge | undefined>();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: login,
    meta: { handled: true },
    onSuccess: (asked) => {
      setChallenge(asked);
      if (!asked) enter();
    },
    onError: () => password.current?.select(),
  });

  const passkey = useMutation({
    mutationFn: loginWithPasskey,
    meta: { handled: true },
    onMutate: () => attempt.reset(),
    onSuccess: enter,
  });
  const failed = attempt.error ?? passkey.error;

  function enter(): void {
    void router.navigate({ href: returnTo, replace: true });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (attempt.isPending) return;
    const data = new FormData(event.currentTarget);
    const typed = { email: String(data.get('email')).trim(), password: String(data.get('password')) };
    const gaps = {
      ...(typed.email === '' && { email: 'Scrivi la tua email' }),
      ...(typed.password === '' && { password: 'Scrivi la password' }),
    };
    setMissing(gaps);
    if (gaps.email !== undefined) email.current?.focus();
    else if (gaps.password !== undefined) password.current?.focus();
    else {
      passkey.reset();
      attempt.mutate({ ...typed, remember: data.get('remember') === 'on' });
    }
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
      <form className={classes['fields']} onSubmit={submit} noValidate aria-label="Accedi">
        {failed !== null && (
          <Notice tone="danger" role="alert">
            {problemText(failed).message}
          </Notice>
        )}
        <TextInput
          ref={email}
          name="email"
          type="email"
          label="Email"
          size="md"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          error={missing.email}
        />
        <PasswordInput
          ref={password}
          name="password"
          label="Password"
          size="md"
          autoComplete="current-password"
          error={missing.password}
          visibilityToggleButtonProps={{ 'aria-label': 'Mostra o nascondi la password', tabIndex: 0 }}
        />
        <Checkbox name="remember" label="Resta connesso su questo dispositivo" defaultChecked />
        <Button type="submit" size="md" loading={attempt.isPending}>
          Accedi
        </Button>
        {hasPasskeys() && (
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={18} stroke={1.7} />}
            loading={passkey.isPending}
            onClick={(event) => passkey.mutate(new FormData(event.currentTarget.form ?? undefined).get('remember') === 'on')}
          >
            Entra con una passkey
          </Button>
        )}
        <Link to="/reimposta-password" className={classes['link']}>
          Password dimenticata
        </Link>
      </form>
    </AuthFrame>
  );
}
