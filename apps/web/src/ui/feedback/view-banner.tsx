import { IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../lib/me';
import { ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import classes from './view-banner.module.css';

/** Tells an admin that a "View as" session is active and how to end it; visible on every page. */
export function ViewBanner() {
  const { readOnly, displayName, role, visibility } = useMe();
  if (!readOnly) return null;
  return (
    <section className={classes['banner']} aria-label="Vista di prova">
      <IconEye size={18} stroke={1.7} aria-hidden />
      <p className="shrinks breaks">
        Stai vedendo Sestante come <b>{displayName}</b> · {ROLE_LABELS[role]}, {VISIBILITY_LABELS[visibility].toLowerCase()} · sola lettura
      </p>
      <Link to="/uscita" className={classes['leave']}>
        Esci dalla vista
      </Link>
    </section>
  );
}
