import type { Role } from '@sestante/api-client/types';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useRoles } from './access-fields';
import { ABILITIES, ABILITY_LABELS } from './permission-labels';
import classes from './users.module.css';

/** Permissions that a role has and does not have, in words. */
export function RoleAbilities({ role }: { role: Role }) {
  const readOnlyProps = useRoles().find((one) => one.role === role)?.permissions;
  if (!readOnlyProps) return null;
  // The right to delete any client includes one's own, so only the former is listed.
  const shown = ABILITIES.filter(
    (ability) => ability !== (readOnlyProps.includes('clients:delete') ? 'clients:delete-own' : 'clients:delete'),
  );
  return (
    <ul className={classes['abilities']} aria-label="Cosa può fare">
      {shown.map((ability) => {
        const may = readOnlyProps.includes(ability);
        const Glyph = may ? IconCheck : IconMinus;
        return (
          <li key={ability} data-may={may || undefined}>
            <Glyph size={15} stroke={2} aria-hidden />
            <span className="spoken">{may ? 'Sì: ' : 'No: '}</span>
            {ABILITY_LABELS[ability]}
          </li>
        );
      })}
    </ul>
  );
}
