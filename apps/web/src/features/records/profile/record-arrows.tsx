import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { formatInteger } from '../../../lib/formats';
import { useShortcuts } from '../../../lib/shortcuts';
import { setListNavigation, rememberOpenedRow, type ListNavigation, currentListNavigation } from '../../../ui/lists/list-navigation';
import { profileLink } from '../client-links';
import type { Client } from '../client-names';
import classes from './record-arrows.module.css';

/** Distance in records from the end of the loaded ones at which the next page is fetched. */
const NEAR = 3;

/** Position in the list from which the record was opened ("4 di 312"), with links to the previous and next one. */
export function RecordArrows({ client }: { client: Client }) {
  const navigate = useNavigate();
  const [list, setList] = useState(currentListNavigation);
  const at = list?.ids.indexOf(client.id) ?? -1;
  const isNearEnd = list !== null && at >= 0 && at >= list.ids.length - NEAR;

  useEffect(() => {
    if (!isNearEnd || !list?.more) return;
    let dropped = false;
    // A failed request is repeated at the next step.
    list.more().then(
      (longer) => {
        setListNavigation(longer);
        if (!dropped) setList(longer);
      },
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  }, [isNearEnd, list]);

  const to = (id: string | undefined) => id && { ...profileLink({ id, status: client.status }), replace: true };
  const before = to(list?.ids[at - 1]);
  const after = to(list?.ids[at + 1]);
  const go = (link: typeof before) => (link ? void navigate(link) : false);
  useShortcuts({ j: () => go(at < 0 ? undefined : after), k: () => go(at < 0 ? undefined : before) });
  useEffect(() => {
    // Makes Back focus the record that was viewed last.
    if (list && at >= 0) rememberOpenedRow(list.historyKey, client.id);
  }, [list, at, client.id]);

  if (!list || at < 0 || list.ids.length < 2) return null;
  return (
    <div role="group" aria-label="Scorri l’elenco" className={classes['arrows']}>
      <span className={classes['place']}>
        {formatInteger(at + 1)} di {totalOf(list)}
      </span>
      <Arrow link={before} label="Precedente (K)" icon={<IconChevronUp size={16} stroke={1.7} />} />
      <Arrow link={after} label="Successivo (J)" icon={<IconChevronDown size={16} stroke={1.7} />} />
    </div>
  );
}

interface ArrowProps {
  link: (ReturnType<typeof profileLink> & { replace: boolean }) | '' | undefined;
  label: string;
  icon: ReactNode;
}

function Arrow({ link, label, icon }: ArrowProps) {
  return link ? (
    <ActionIcon aria-label={label} title={label} renderRoot={(props) => <Link {...props} {...link} />}>
      {icon}
    </ActionIcon>
  ) : (
    <ActionIcon aria-label={label} title={label} disabled>
      {icon}
    </ActionIcon>
  );
}

function totalOf({ total, ids }: ListNavigation): string {
  if (!total) return formatInteger(ids.length);
  return total.capped ? `oltre ${formatInteger(total.count)}` : formatInteger(total.count);
}
