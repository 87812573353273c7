import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { IconHistory, IconKeyboard, IconLink, IconShieldLock, type Icon } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { problemText } from '../../lib/problems';
import { login } from '../../lib/session';
import { BrandMark } from '../../ui/brand';
import { Notice } from '../../ui/notice';
import { MAIN_ID } from '../../ui/skip-link';
import classes from './login-page.module.css';

/** The door. Password managers, pasting and showing the password all work; every failure is told alike. */
export function LoginPage({ returnTo }: { returnTo: string }) {
  const router = useRouter();
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const attempt = useMutation({
    mutationFn: login,
    meta: { handled: true },
    onSuccess: () => router.navigate({ href: returnTo, replace: true }),
    onError: () => password.current?.select(),
  });
  useEffect(() => {
    document.title = 'Accedi · Sestante';
  }, []);

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
    else attempt.mutate({ ...typed, remember: data.get('remember') === 'on' });
  }

  return (
    <div className={classes['page']}>
      <main id={MAIN_ID} className={classes['door']}>
        <form className={classes['form']} onSubmit={submit} noValidate aria-labelledby="login-title">
          <div className={classes['brand']}>
            <BrandMark size="l" />
            <span>Sestante</span>
          </div>
          <div>
            <h1 id="login-title">Accedi al tuo spazio di lavoro</h1>
            <p className={classes['hint']}>Usa le credenziali fornite dalla tua agenzia.</p>
          </div>
          {attempt.isError && (
            <Notice tone="danger" role="alert">
              {problemText(attempt.error).message}
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
        </form>
      </main>
      <aside className={classes['panel']} aria-label="A proposito di Sestante">
        <p className={classes['promise']}>Ogni cliente al suo posto. Lo trovi in meno di cinque secondi.</p>
        <ul className={classes['points']}>
          <Point icon={IconKeyboard} title="Tutto da tastiera">
            Premi / e scrivi due lettere: nome, telefono o codice fiscale.
          </Point>
          <Point icon={IconHistory} title="Niente va perso">
            Ogni modifica resta nella storia del cliente; ciò che elimini si ripristina.
          </Point>
          <Point icon={IconLink} title="L’indirizzo è la vista">
            Copia il collegamento: chi lo apre vede lo stesso elenco.
          </Point>
        </ul>
        <p className={classes['note']}>
          <IconShieldLock size={14} stroke={1.7} aria-hidden />
          Ognuno vede solo ciò che gli spetta.
        </p>
      </aside>
    </div>
  );
}

function Point({ icon: Glyph, title, children }: { icon: Icon; title: string; children: string }) {
  return (
    <li className={classes['point']}>
      <Glyph size={18} stroke={1.7} aria-hidden />
      <div>
        <p className={classes['point-title']}>{title}</p>
        <p className={classes['point-text']}>{children}</p>
      </div>
    </li>
  );
}
