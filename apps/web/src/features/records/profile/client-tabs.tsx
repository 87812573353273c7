import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { type ProfileTab, useFeatures } from '../../../lib/feature';
import type { LinkTab } from '../../../ui/layout/link-tabs';
import { OverflowTabs } from '../../../ui/layout/overflow-tabs';
import { sheetSettingsQuery } from '../sheet-settings-query';
import { profileLink, recordPath } from '../client-links';
import type { Client } from '../client-names';
import classes from './client-page.module.css';

/** Tabs of a record, each with its own address: the overview and the tabs that the features declare. */
export function ClientTabs({ client }: { client: Client }) {
  const open = useRouterState({ select: ({ location }) => location.pathname.split('/')[3] ?? '' });
  const tabs = useProfileTabs(open).map((tab): LinkTab => {
    const { label, path, Count } = tab;
    return {
      id: path,
      label,
      count: Count && (
        <Suspense>
          <Count clientId={client.id} tab={tab} />
        </Suspense>
      ),
      link: { to: `/$sezione/$id/${path}`, params: recordPath(client) },
      current: path === open,
    };
  });
  const overview = { id: 'panoramica', label: 'Panoramica', link: profileLink(client), current: open === '' };
  return (
    <div className={classes['tabs']}>
      <OverflowTabs label="Parti della scheda" tabs={[overview, ...tabs]} />
    </div>
  );
}

/** The declared tabs, then those of the sheet that the agency uses, in its order. */
function useProfileTabs(open: string): ProfileTab[] {
  const declared = useFeatures().flatMap(({ profileTabs }) => profileTabs ?? []);
  const settings = useQuery(sheetSettingsQuery).data?.tabs ?? [];
  return [
    ...declared.filter(({ sheetTab }) => sheetTab === undefined),
    // A hidden tab keeps its address and is shown while it is open.
    ...settings.flatMap(({ name, visible }) => declared.filter(({ sheetTab, path }) => sheetTab === name && (visible || path === open))),
  ];
}
