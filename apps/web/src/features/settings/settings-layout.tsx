import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useFeatureDetails } from '../../lib/feature';
import { PageHeader } from '../../ui/layout/page-header';
import { useCenteredCurrent } from '../../ui/layout/use-centered-current';
import classes from './settings-layout.module.css';

/** Layout of the settings with their menu on the left, on narrow screens above. */
export function SettingsLayout() {
  const sections = useFeatureDetails().flatMap(({ settings }) => settings ?? []);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const current = sections.findIndex(({ link }) => pathname.startsWith(link.to));
  const menu = useRef<HTMLElement>(null);
  useCenteredCurrent(menu, current);
  return (
    <>
      <PageHeader
        title={sections[current]?.label ?? 'Impostazioni'}
        crumbs={[{ label: 'Impostazioni', link: { to: '/impostazioni' } }]}
        headingInPage
      />
      <div className={classes['columns']}>
        <nav ref={menu} aria-label="Impostazioni" className={classes['menu']}>
          {sections.map(({ label, icon: Glyph, link }) => (
            <Link key={link.to} {...link} className={classes['entry']}>
              <Glyph size={16} stroke={1.7} aria-hidden />
              {label}
            </Link>
          ))}
        </nav>
        <div className={classes['content']}>
          <Outlet />
        </div>
      </div>
    </>
  );
}
