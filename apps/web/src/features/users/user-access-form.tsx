import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { type FormEvent, useRef, useState } from 'react';
import { useMe } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { Notice } from '../../ui/notice';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../ui/role-labels';
import { UnsavedGuard } from '../../ui/unsaved-guard';
import { type Access, AccessFields } from './access-fields';
import { RoleAbilities } from './role-abilities';
import { useUpdateUser } from './use-update-user';
import { seenText } from './user-columns';
import classes from './user-panel.module.css';
import { useHeld } from '../../ui/use-held';

/** Role and visibility of a colleague; before they are saved one can see the product with them. */
export function UserAccessForm({ user }: { user: ColleagueProfile }) {
  const me = useMe();
  const held = useHeld();
  const saved: Access = { role: user.role, visibility: user.visibility };
  const [access, setAccess] = useState(saved);
  const isDirty = access.role !== saved.role || access.visibility !== saved.visibility;
  const done = useRef(false);
  const { change, changing, problem } = useUpdateUser(() => {
    done.current = true;
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isDirty) return;
    const told = `${user.displayName}: ${ROLE_LABELS[access.role]}, ${VISIBILITY_LABELS[access.visibility].toLowerCase()}`;
    change({ user, changes: access, told, back: saved });
  }

  return (
    <form className={classes['form']} onSubmit={submit} aria-label={`Ruolo e visibilità di ${user.displayName}`}>
      {problem !== null && !changing && (
        <Notice tone="danger" role="alert">
          {problemText(problem).message}
        </Notice>
      )}
      <AccessFields value={access} onChange={setAccess} counts={{ own: seenText(user.ownClients), agency: seenText(user.agencyClients) }} />
      {user.id !== me.id && user.active && (
        <p className={classes['try']}>
          <IconEye size={16} stroke={1.7} aria-hidden />
          <span>{isDirty ? 'Prima di salvare, controlla:' : 'Che cosa vede?'}</span>
          <Link
            to="/vedi-come/$id"
            params={{ id: user.id }}
            search={{ ruolo: access.role, vede: access.visibility }}
            target="_blank"
            rel="opener"
            preload={false}
          >
            Vedi come {user.firstName}
          </Link>
        </p>
      )}
      <div className={classes['buttons']}>
        <Button type="submit" loading={changing} disabled={!isDirty} {...held}>
          Salva
        </Button>
        <Button variant="subtle" disabled={!isDirty} onClick={() => setAccess(saved)}>
          Annulla
        </Button>
      </div>
      <details className={classes['details']} open={isDirty || undefined}>
        <summary>Cosa può fare: {ROLE_LABELS[access.role]}</summary>
        <RoleAbilities role={access.role} />
      </details>
      <UnsavedGuard isDirty={() => isDirty && !done.current}>Ruolo e visibilità che hai scelto non sono ancora salvati.</UnsavedGuard>
    </form>
  );
}
