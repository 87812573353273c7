import { IconSearch } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { type NavigationEntry, useFeatures, useNavigation } from '../../lib/feature';
import { useMe } from '../../lib/me';
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

/** Layout of every page behind the log-in: sidebar, icon rail between 768 and 1199 px, bottom bar on phones. */
export function Shell({ children }: { children: ReactNode }) {
  const { agency } = useMe();
  const features = useFeatures();
  const navigation = useNavigation();
  const areas = (place: NavigationEntry['sidebar']) =>
    navigation.filter(({ sidebar }) => sidebar === place).map((entry) => <Area key={entry.link.to} {...entry} />);
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
            {areas('top')}
            {features.map(({ SidebarSection }, index) => SidebarSection && <SidebarSection key={index} />)}
            <div className={classes['spring']} />
            {areas('bottom')}
          </nav>
          <UserMenu />
        </aside>
        <div className="column shrinks on-surface">
          <p className={classes['printed']}>{agency.name}</p>
          <ViewBanner />
          <OfflineBanner />
          <main id={MAIN_ID} tabIndex={-1} className="column fluid">
            {children}
          </main>
        </div>
      </div>
      <PhoneBar />
    </>
  );
}

function Area({ link, icon: Glyph, label, Count, also }: NavigationEntry) {
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
      {Count && (
        <span className={classes['number']}>
          <Suspense>
            <Count />
          </Suspense>
        </span>
      )}
    </Link>
  );
}
