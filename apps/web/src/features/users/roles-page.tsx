import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Role, RoleDto, Visibility } from '@sestante/api-client/types';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { ABILITIES, ABILITY_LABELS, SHORT_ROLE_LABELS } from './permission-labels';
import { RoleAbilities } from './role-abilities';
import classes from './users.module.css';
import { rolesQuery } from './user-queries';
import { PHONE } from '../../ui/breakpoints';

/** All roles side by side. */
export function RolesPage() {
  const roles = useQuery(rolesQuery);
  const slow = useDelayed(roles.isPending);
  return (
    <>
      <SectionHeading
        title="Ruoli e permessi"
        hint="Che cosa può fare ciascun ruolo. Il ruolo di una persona si cambia nella sua scheda."
      />
      <div className={classes['comparison']}>
        {roles.data ? (
          <Comparison roles={roles.data.data} />
        ) : roles.isError ? (
          <ErrorState title="Non riusciamo a caricare i ruoli" error={roles.error} onRetry={() => void roles.refetch()} />
        ) : (
          slow && <Skeleton height={320} />
        )}
      </div>
    </>
  );
}

function Comparison({ roles }: { roles: RoleDto[] }) {
  const narrow = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  if (narrow) {
    return roles.map(({ role, defaultVisibility }) => (
      <section key={role} className={classes['role']}>
        <h2>{ROLE_LABELS[role]}</h2>
        <p className={classes['hint']}>Vede: {seenBy(role, defaultVisibility).toLowerCase()}</p>
        <RoleAbilities role={role} />
      </section>
    ));
  }
  return (
    <div className={classes['frame']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Permesso</th>
            {roles.map(({ role }) => (
              <th key={role} scope="col">
                {SHORT_ROLE_LABELS[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ABILITIES.map((ability) => (
            <tr key={ability}>
              <th scope="row">{ABILITY_LABELS[ability]}</th>
              {roles.map(({ role, permissions }) => (
                <td key={role}>
                  <Mark may={permissions.includes(ability)} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Clienti visibili, se non dici altro</th>
            {roles.map(({ role, defaultVisibility }) => (
              <td key={role}>{seenBy(role, defaultVisibility)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function seenBy(role: Role, visibility: Visibility): string {
  return role === 'agency_admin' ? 'Sempre tutti' : VISIBILITY_LABELS[visibility].replace(' clienti', '');
}

function Mark({ may }: { may: boolean }) {
  const Glyph = may ? IconCheck : IconMinus;
  return (
    <>
      <Glyph size={16} stroke={2} aria-hidden data-may={may || undefined} />
      <span className="spoken">{may ? 'Sì' : 'No'}</span>
    </>
  );
}
