import { Drawer, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useNavigation } from '../../lib/feature';
import { useMe } from '../../lib/me';
import { SCHEMES, useAccountActions } from './account-actions';
import { palette } from '../overlays/palette-store';
import classes from './phone-bar.module.css';
import { useReturnFocus } from '../overlays/use-return-focus';

/** Navigation entries that do not fit in the phone's bottom bar. */
export function PhoneMore({ close }: { close: () => void }) {
  const me = useMe();
  const entries = useNavigation().filter(({ phone }) => phone === 'more');
  useReturnFocus();
  const { colorScheme, setColorScheme, leave } = useAccountActions();
  return (
    <Drawer
      opened
      onClose={close}
      position="bottom"
      classNames={{ content: classes['sheet'] ?? '' }}
      title={`${me.displayName} · ${me.agency.name}`}
    >
      <ul className="column">
        <li>
          <UnstyledButton
            className={classes['item']}
            onClick={() => {
              close();
              palette.open();
            }}
          >
            <IconSearch size={20} stroke={1.7} aria-hidden /> Cerca o esegui
          </UnstyledButton>
        </li>
        {entries.map(({ link, icon: Glyph, label }) => (
          <li key={link.to}>
            <Link {...link} className={classes['item']} onClick={close}>
              <Glyph size={20} stroke={1.7} aria-hidden /> {label}
            </Link>
          </li>
        ))}
        <li>
          <fieldset className={classes['schemes']}>
            <legend>Aspetto</legend>
            {SCHEMES.map(({ value, label }) => (
              <label key={value} className={classes['scheme']}>
                <input type="radio" name="aspetto" checked={colorScheme === value} onChange={() => setColorScheme(value)} />
                {label}
              </label>
            ))}
          </fieldset>
        </li>
        <li>
          <UnstyledButton
            className={classes['item']}
            onClick={() => {
              close();
              void leave();
            }}
          >
            <IconLogout size={20} stroke={1.7} aria-hidden /> Esci
          </UnstyledButton>
        </li>
      </ul>
    </Drawer>
  );
}
