import {
  IconCalendar,
  IconLayoutDashboard,
  IconSearch,
  IconSettings,
  IconTableImport,
  IconTargetArrow,
  IconTrash,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { BrandMark } from './brand';
import { Kbd } from './kbd';
import { OfflineBanner } from '../feedback/offline-banner';
import { palette } from '../overlays/palette-store';
import { PhoneBar } from './phone-bar';
import classes from './shell.module.css';
import { MAIN_ID, SkipLink } from './skip-link';
import { UserMenu } from './user-menu';
import { ViewBanner } from '../feedback/view-banner';

interface ShellProps {
  children: ReactNode;
  /** Number of clients visible to the user, next to "Clienti". */
  clientCount: ReactNode;
  /** Number of open prospects visible to the user, next to "Prospect". */
  prospectCount: ReactNode;
  /** Number of actions due today or overdue, next to "Agenda e CRM". */
  actionCount: ReactNode;
  /** Links to the built-in action lists. */
  lists: ReactNode;
  /** Links to the saved lists that the user has pinned. */
  pinned: ReactNode;
}

/** Layout of every page behind the log-in: sidebar, icon rail between 768 and 1199 px, bottom bar on phones. */
export function Shell({ children, clientCount, prospectCount, actionCount, lists, pinned }: ShellProps) {
  const { agency } = useMe();
  const mayManage = usePermission('users:write');
  const mayImport = usePermission('imports:run');
  return (
    <>
      <SkipLink />
      <div className={classes['app']}>
        <aside className={classes['side']}>
          <div className={classes['brand']}>
            <BrandMark />
            <span className={classes['agency']}>{agency.name}</span>
          </div>
          <button type="button" className={classes['search']} onClick={palette.open} aria-haspopup="dialog" title="Cerca o esegui">
            <IconSearch size={16} stroke={1.7} aria-hidden />
            <span className={classes['label']}>Cerca o esegui…</span>
            <Kbd>{`${CONTROL_KEY} K`}</Kbd>
          </button>
          <nav aria-label="Principale" className={classes['nav']}>
            <Area link={{ to: '/' }} icon={IconLayoutDashboard} label="Dashboard" />
            <Area link={{ to: '/clienti' }} icon={IconUsers} label="Clienti" count={clientCount} />
            <Area link={{ to: '/prospect' }} icon={IconTargetArrow} label="Prospect" count={prospectCount} />
            <Area
              link={{ to: '/agenda' }}
              icon={IconCalendar}
              label="Agenda e CRM"
              count={actionCount}
              also={/^\/(agenda|azioni|statistiche)/}
            />
            {lists}
            {pinned}
            <div className={classes['spring']} />
            {mayImport && <Area link={{ to: '/importa' }} icon={IconTableImport} label="Importa" />}
            <Area link={{ to: '/cestino' }} icon={IconTrash} label="Cestino" />
            {mayManage && <Area link={{ to: '/impostazioni' }} icon={IconSettings} label="Impostazioni" />}
          </nav>
          <UserMenu />
        </aside>
        <div className={classes['page']}>
          <p className={classes['printed']}>{agency.name}</p>
          <ViewBanner />
          <OfflineBanner />
          <main id={MAIN_ID} tabIndex={-1} className={classes['main']}>
            {children}
          </main>
        </div>
      </div>
      <PhoneBar />
    </>
  );
}

interface AreaProps {
  link: LinkProps;
  icon: Icon;
  label: string;
  count?: ReactNode;
  /** Matches other URLs of the same area, so that its entry is marked as current. */
  also?: RegExp;
}

function Area({ link, icon: Glyph, label, count, also }: AreaProps) {
  const within = useRouterState({ select: ({ location }) => also?.test(location.pathname) ?? false });
  return (
    <Link
      {...link}
      className={classes['area']}
      title={label}
      activeOptions={{ includeSearch: false, exact: link.to === '/' }}
      {...(within && { 'data-status': 'active', 'aria-current': 'page' as const })}
    >
      <Glyph size={17} stroke={1.7} aria-hidden />
      <span className={classes['label']}>{label}</span>
      {count !== undefined && <span className={classes['number']}>{count}</span>}
    </Link>
  );
}
