import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inviteUser } from '@sestante/api-client';
import { type FormEvent, useRef, useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { type Access, AccessFields } from './access-fields';
import { RoleAbilities } from './role-abilities';
import { refreshUsers } from './users-cache';
import classes from './users.module.css';

const MISSING = { firstName: 'Scrivi il nome', lastName: 'Scrivi il cognome', email: 'Scrivi l’email' };
type Field = keyof typeof MISSING;
const FIELDS = Object.keys(MISSING) as Field[];

/** Invites a colleague with a role. A click outside or Esc does not discard typed values. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [access, setAccess] = useState<Access>({ role: 'collaborator', visibility: 'own' });
  const [typedSome, setTypedSome] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [keys] = useState(idempotencyKeys);
  useReturnFocus();

  const invite = useMutation({
    mutationFn: async (typed: Record<Field, string>) => {
      const body = { ...typed, ...access };
      return (await inviteUser({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: (user) => {
      showToast(`Invito inviato a ${user.email}`);
      refreshUsers(queryClient);
      onClose();
      void navigate({ to: '/impostazioni/utenti/$id', params: { id: user.id } });
    },
    onError: (error) => mark(fieldErrorsOf(error)),
  });

  function mark(found: Record<string, string>): void {
    setErrors(found);
    const first = FIELDS.find((name) => found[name] !== undefined);
    if (first !== undefined) form.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (invite.isPending) return;
    const data = new FormData(event.currentTarget);
    const typed = {
      firstName: String(data.get('firstName')).trim(),
      lastName: String(data.get('lastName')).trim(),
      email: String(data.get('email')).trim(),
    };
    const found = Object.fromEntries(FIELDS.filter((name) => typed[name] === '').map((name) => [name, MISSING[name]]));
    mark(found);
    if (Object.keys(found).length === 0) invite.mutate(typed);
  }

  const general = invite.isError && !FIELDS.some((name) => errors[name] !== undefined);
  return (
    <Modal opened onClose={onClose} title="Invita utente" closeOnClickOutside={false} closeOnEscape={!typedSome}>
      <form ref={form} className={classes['form']} onSubmit={submit} onChange={() => setTypedSome(true)} noValidate>
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(invite.error).message}
          </Notice>
        )}
        <div className={classes['names']}>
          <TextInput name="firstName" label="Nome" maxLength={100} autoComplete="off" error={errors['firstName']} data-autofocus />
          <TextInput name="lastName" label="Cognome" maxLength={100} autoComplete="off" error={errors['lastName']} />
        </div>
        <TextInput
          name="email"
          type="email"
          label="Email"
          description="Riceverà un collegamento per scegliere la password"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={254}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={errors['email']}
        />
        <AccessFields value={access} onChange={setAccess} />
        <RoleAbilities role={access.role} />
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={invite.isPending}>
            Invia invito
          </Button>
        </div>
      </form>
    </Modal>
  );
}
