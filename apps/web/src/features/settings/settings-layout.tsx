import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useFeatureDetails } from '../../lib/feature';
import { PageHeader } from '../../ui/layout/page-header';
import classes from './settings-layout.module.css';

/** Layout of the settings with their menu on the left, on narrow screens above. */
export function SettingsLayout() {
  const sections = useFeatureDetails().flatMap(({ settings }) => settings ?? []);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const current = sections.find(({ link }) => pathname.startsWith(link.to));
  return (
    <>
      <PageHeader
        title={current?.label ?? 'Impostazioni'}
        crumbs={[{ label: 'Impostazioni', link: { to: '/impostazioni' } }]}
        headingInPage
      />
      <div className={classes['columns']}>
        <nav aria-label="Impostazioni" className={classes['menu']}>
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
