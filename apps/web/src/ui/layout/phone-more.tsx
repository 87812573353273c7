import { Drawer, UnstyledButton } from '@mantine/core';
import {
  IconListCheck,
  IconLogout,
  IconSearch,
  IconSettings,
  IconTableImport,
  IconTargetArrow,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe, usePermission } from '../../lib/me';
import { SCHEMES, useAccountActions } from './account-actions';
import { palette } from '../overlays/palette-store';
import classes from './phone-bar.module.css';
import { useReturnFocus } from '../overlays/use-return-focus';

/** Navigation entries that do not fit in the phone's bottom bar. */
export function PhoneMore({ close }: { close: () => void }) {
  const me = useMe();
  const mayManage = usePermission('users:write');
  const mayImport = usePermission('imports:run');
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
      <ul className={classes['list']}>
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
        <li>
          <Link to="/prospect" className={classes['item']} onClick={close}>
            <IconTargetArrow size={20} stroke={1.7} aria-hidden /> Prospect
          </Link>
        </li>
        <li>
          <Link to="/azioni" className={classes['item']} onClick={close}>
            <IconListCheck size={20} stroke={1.7} aria-hidden /> Azioni
          </Link>
        </li>
        <li>
          <Link to="/profilo" className={classes['item']} onClick={close}>
            <IconUser size={20} stroke={1.7} aria-hidden /> Il mio profilo
          </Link>
        </li>
        {mayImport && (
          <li>
            <Link to="/importa" className={classes['item']} onClick={close}>
              <IconTableImport size={20} stroke={1.7} aria-hidden /> Importa
            </Link>
          </li>
        )}
        <li>
          <Link to="/cestino" className={classes['item']} onClick={close}>
            <IconTrash size={20} stroke={1.7} aria-hidden /> Cestino
          </Link>
        </li>
        {mayManage && (
          <li>
            <Link to="/impostazioni" className={classes['item']} onClick={close}>
              <IconSettings size={20} stroke={1.7} aria-hidden /> Impostazioni
            </Link>
          </li>
        )}
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
