import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconDots, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../lib/me';
import { initialsOf, ROLE_LABELS } from './role-labels';
import { SCHEMES, useAccountActions } from './account-actions';
import { Avatar } from './avatar';
import { shortcutHelp } from './shortcut-help';
import classes from './user-menu.module.css';

export function UserMenu() {
  const me = useMe();
  const { colorScheme, setColorScheme, leave } = useAccountActions();
  return (
    <Menu position="top-start" width={228}>
      <Menu.Target>
        <UnstyledButton className={classes['target']} aria-label={`Menu di ${me.displayName}`}>
          <Avatar initials={initialsOf(me)} kind="user" />
          <span className={classes['who']}>
            <span className={classes['name']}>{me.displayName}</span>
            <span className={classes['role']}>{ROLE_LABELS[me.role]}</span>
          </span>
          <IconDots size={16} stroke={1.7} aria-hidden className={classes['dots']} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} to="/profilo" />}>
          Il mio profilo
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={shortcutHelp.open}>
          Scorciatoie da tastiera
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Aspetto</Menu.Label>
        {SCHEMES.map(({ value, label }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(value)}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<IconCheck size={16} stroke={1.7} opacity={colorScheme === value ? 1 : 0} />}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => void leave()}>
          Esci
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
