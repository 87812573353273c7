import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar, IconLayoutDashboard, IconMenu2, IconPlus, IconUsers } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePermission } from '../../lib/me';
import classes from './phone-bar.module.css';

const PhoneMore = lazy(() => import('./phone-more').then((module) => ({ default: module.PhoneMore })));

/** Bottom navigation on phones, hidden by CSS from 768 px. */
export function PhoneBar() {
  const [more, { open, close }] = useDisclosure();
  const mayCreate = usePermission('clients:write');
  const atProspects = useRouterState({ select: ({ location }) => location.pathname.startsWith('/prospect') });
  return (
    <>
      <nav aria-label="Principale" className={classes['bar']}>
        <Link to="/" className={classes['entry']} activeOptions={{ includeSearch: false, exact: true }}>
          <IconLayoutDashboard size={21} stroke={1.7} aria-hidden />
          Oggi
        </Link>
        <Link to="/clienti" className={classes['entry']} activeOptions={{ includeSearch: false }}>
          <IconUsers size={21} stroke={1.7} aria-hidden />
          Clienti
        </Link>
        {mayCreate && (
          <Link
            to={atProspects ? '/prospect/nuovo' : '/clienti/nuovo'}
            className={classes['add']}
            aria-label={atProspects ? 'Nuovo prospect' : 'Nuovo cliente'}
          >
            <IconPlus size={22} stroke={1.7} aria-hidden />
          </Link>
        )}
        <Link to="/agenda" className={classes['entry']} activeOptions={{ includeSearch: false }}>
          <IconCalendar size={21} stroke={1.7} aria-hidden />
          Agenda
        </Link>
        <UnstyledButton className={classes['entry']} onClick={open} aria-haspopup="dialog" aria-expanded={more}>
          <IconMenu2 size={21} stroke={1.7} aria-hidden />
          Altro
        </UnstyledButton>
      </nav>
      <Suspense>{more && <PhoneMore close={close} />}</Suspense>
    </>
  );
}
