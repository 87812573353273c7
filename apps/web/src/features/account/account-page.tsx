import { Switch } from '@mantine/core';
import { useMe } from '../../lib/me';
import { setSingleKeys, useSingleKeys } from '../../lib/shortcuts';
import { Avatar } from '../../ui/feedback/avatar';
import { PageHeader } from '../../ui/layout/page-header';
import { initialsOf, ROLE_LABELS, VISIBILITY_LABELS } from '../../lib/role-labels';
import classes from './account-page.module.css';
import { CalendarFeed } from './calendar-feed';
import { NoticePreferences } from './notice-preferences';
import { PasswordForm } from './password-form';
import { SecondFactorSection } from './second-factor-section';
import { SessionList } from './session-list';

/** The signed-in user's own account: name and role, password, and active sessions. */
export function AccountPage() {
  const me = useMe();
  const singleKeys = useSingleKeys();
  return (
    <>
      <PageHeader title="Il mio profilo" />
      <div className={classes['page']}>
        <section className={classes['who']} aria-label="Chi sei">
          <Avatar initials={initialsOf(me)} kind="user" size="xl" />
          <div>
            <p className={classes['name']}>{me.displayName}</p>
            <p className="text-m soft breaks">
              {me.email} · {me.agency.name}
            </p>
            <p className="text-m soft breaks">
              {ROLE_LABELS[me.role]} · vedi: {VISIBILITY_LABELS[me.visibility].toLowerCase()}
            </p>
          </div>
        </section>
        <section className={classes['card']} aria-labelledby="password-title">
          <h2 id="password-title">Password</h2>
          <PasswordForm email={me.email} />
        </section>
        <section className={classes['card']} aria-labelledby="second-factor-title">
          <h2 id="second-factor-title">Secondo fattore</h2>
          <SecondFactorSection />
        </section>
        <section className={classes['card']} aria-labelledby="notices-title">
          <h2 id="notices-title">Avvisi</h2>
          <NoticePreferences />
        </section>
        <section className={classes['card']} aria-labelledby="calendar-title">
          <h2 id="calendar-title">Calendario</h2>
          <CalendarFeed />
        </section>
        <section className={classes['card']} aria-labelledby="sessions-title">
          <h2 id="sessions-title">Dove hai effettuato l’accesso</h2>
          <SessionList />
        </section>
        <section className={classes['card']} aria-labelledby="keys-title">
          <h2 id="keys-title">Scorciatoie da tastiera</h2>
          <Switch
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.currentTarget.checked)}
            label="Usa le scorciatoie di un solo tasto"
            description="J, K, /, C… Spegnile se detti con la voce o se le premi per sbaglio. Premi ? per vederle tutte."
          />
        </section>
      </div>
    </>
  );
}
