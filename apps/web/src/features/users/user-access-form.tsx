import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ColleagueProfile, Role, Visibility } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { type Access, AccessFields } from './access-fields';
import { CHANGEABLE_USER, type UserBody } from './changeable-user';
import { RoleAbilities } from './role-abilities';
import { useUpdateUser } from './use-update-user';
import { seenText } from './user-columns';
import classes from './user-panel.module.css';

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
  const { change } = useUpdateUser();
  const form = useRecordForm({
    edit: {
      row: user,
      adoptNewer: true,
      record: CHANGEABLE_USER,
      toValues: (now) => accessOf(now ?? user),
      toBody: (values) => values,
    },
    affects: ['users', 'me'],
    onSaved: (now) => {
      const before = accessOf(form.base ?? user);
      form.reload(now);
      const { role, visibility } = now;
      showToast(`${user.displayName}: ${ROLE_LABELS[role]}, ${VISIBILITY_LABELS[visibility].toLowerCase()}`, () =>
        change({ user: now, changes: before, message: 'Tutto come prima' }),
      );
    },
  });
  const access = form.values;
  const isDirty = form.isDirty();
  return (
    <FormSection
      form={form}
      label={`Ruolo e visibilità di ${user.displayName}`}
      unsavedText="Ruolo e visibilità che hai scelto non sono ancora salvati."
    >
      <AccessFields
        value={access}
        onChange={form.setValues}
        counts={{ own: seenText(user.ownClients), agency: seenText(user.agencyClients) }}
      />
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
      <div className="flex gap-m">
        <SubmitButton form={form} disabled={!isDirty}>
          Salva
        </SubmitButton>
        <Button variant="subtle" disabled={!isDirty} onClick={() => form.restart(accessOf(form.base ?? user))}>
          Annulla
        </Button>
      </div>
      <details className={classes['details']} open={isDirty || undefined}>
        <summary>Cosa può fare: {ROLE_LABELS[access.role]}</summary>
        <RoleAbilities role={access.role} />
      </details>
      <VersionDialog
        work={form}
        label={(name) => LABELS[name]}
        read={(name, value) => (name === 'role' ? ROLE_LABELS[value as Role] : VISIBILITY_LABELS[value as Visibility])}
        onReload={form.reload}
      />
    </FormSection>
  );
}

function accessOf({ role, visibility }: ColleagueProfile): Access {
  return { role, visibility };
}
