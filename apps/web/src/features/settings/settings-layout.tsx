import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { PageHeader } from '../../ui/layout/page-header';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import classes from './settings-layout.module.css';
import { SETTINGS_SECTIONS } from './settings-sections';

/**
 * Layout of the settings with their menu on the left, on narrow screens above. Users without permission get the page
 * "not found".
 */
export function SettingsLayout() {
  const mayManage = usePermission('users:write');
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const current = SETTINGS_SECTIONS.find(({ path }) => pathname.startsWith(path));
  if (!mayManage) return <RouteNotFound />;
  return (
    <>
      <PageHeader
        title={current?.label ?? 'Impostazioni'}
        crumbs={[{ label: 'Impostazioni', link: { to: '/impostazioni' } }]}
        headingInPage
      />
      <div className={classes['columns']}>
        <nav aria-label="Impostazioni" className={classes['menu']}>
          {SETTINGS_SECTIONS.map(({ path, label, icon: Glyph, link }) => (
            <Link key={path} {...link} className={classes['entry']}>
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
