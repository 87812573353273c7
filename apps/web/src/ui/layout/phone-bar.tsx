import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, lazy, Suspense } from 'react';
import { useCreateForm, useNavigation } from '../../lib/feature';
import classes from './phone-bar.module.css';

const PhoneMore = lazy(() => import('./phone-more').then((module) => ({ default: module.PhoneMore })));

/** Index of the entry before which the button for a new record stands. */
const MIDDLE = 2;

/** Bottom navigation on phones, hidden by CSS from 768 px. */
export function PhoneBar() {
  const [more, { open, close }] = useDisclosure();
  const create = useCreateForm();
  const entries = useNavigation().filter(({ phone }) => phone === 'bar');
  return (
    <>
      <nav aria-label="Principale" className={classes['bar']}>
        {entries.map(({ link, icon: Glyph, label, phoneLabel = label }, index) => (
          <Fragment key={link.to}>
            {create && index === MIDDLE && (
              <Link {...create.link} className={classes['add']} aria-label={create.label}>
                <IconPlus size={22} stroke={1.7} aria-hidden />
              </Link>
            )}
            <Link {...link} className={classes['entry']} activeOptions={{ includeSearch: false, exact: link.to === '/' }}>
              <Glyph size={21} stroke={1.7} aria-hidden />
              {phoneLabel}
            </Link>
          </Fragment>
        ))}
        <UnstyledButton className={classes['entry']} onClick={open} aria-haspopup="dialog" aria-expanded={more}>
          <IconMenu2 size={21} stroke={1.7} aria-hidden />
          Altro
        </UnstyledButton>
      </nav>
      <Suspense>{more && <PhoneMore close={close} />}</Suspense>
    </>
  );
}
