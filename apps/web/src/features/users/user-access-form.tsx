import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ColleagueProfile, Role, Visibility } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { changesOf } from '../../lib/same-value';
import { showToast } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { Notice } from '../../ui/feedback/notice';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import { UnsavedGuard } from '../../ui/forms/unsaved-guard';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { type Access, AccessFields } from './access-fields';
import { CHANGEABLE_USER, type UserBody } from './changeable-user';
import { RoleAbilities } from './role-abilities';
import { useUpdateUser } from './use-update-user';
import { seenText } from './user-columns';
import { rememberUser } from './users-cache';
import classes from './user-panel.module.css';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const LABELS: Record<keyof UserBody, string> = {
  firstName: 'Nome',
  lastName: 'Cognome',
  role: 'Ruolo',
  visibility: 'Clienti visibili',
  active: 'Attivo',
};

/** Role and visibility of a colleague, with a "view as" preview before they are saved. */
export function UserAccessForm({ user }: { user: ColleagueProfile }) {
  const me = useMe();
  const readOnlyProps = useReadOnlyProps();
  const queryClient = useQueryClient();
  // User at the start of editing, against which later changes by others are compared.
  const [base, setBase] = useState(user);
  const saved = accessOf(base);
  const [access, setAccess] = useState(saved);
  const changes = changesOf(saved, access);
  const isDirty = Object.keys(changes).length > 0;
  const { change } = useUpdateUser();
  const work = useSaveChanges<ColleagueProfile, UserBody>({
    record: CHANGEABLE_USER,
    onRead: (now) => rememberUser(queryClient, now),
    onSaved: (now) => {
      startOver(now);
      const { role, visibility } = now;
      showToast(`${user.displayName}: ${ROLE_LABELS[role]}, ${VISIBILITY_LABELS[visibility].toLowerCase()}`, () =>
        change({ user: now, changes: saved, message: 'Tutto come prima' }),
      );
    },
  });
  const { save, saving, problem } = work;
  // Without unsaved changes, changes by others are shown as soon as they are known.
  if (!isDirty && user.version !== base.version) startOver(user);

  function startOver(now: ColleagueProfile): void {
    setBase(now);
    setAccess(accessOf(now));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isDirty && !saving) save(base, changes);
  }

  return (
    <form className={classes['form']} onSubmit={submit} aria-label={`Ruolo e visibilità di ${user.displayName}`}>
      {problem !== null && !saving && (
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
        <Button type="submit" loading={saving} disabled={!isDirty} {...readOnlyProps}>
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
      <UnsavedGuard isDirty={() => isDirty}>Ruolo e visibilità che hai scelto non sono ancora salvati.</UnsavedGuard>
      <VersionDialog
        work={work}
        label={(name) => LABELS[name]}
        read={(name, value) => (name === 'role' ? ROLE_LABELS[value as Role] : VISIBILITY_LABELS[value as Visibility])}
        onReload={startOver}
      />
    </form>
  );
}

function accessOf({ role, visibility }: ColleagueProfile): Access {
  return { role, visibility };
}
