import { Menu } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ColorScheme, SCHEMES, useAccountActions } from './account-actions';
import type { MenuTarget } from '../overlays/menu-on-demand';
import { OpenedMenu } from '../overlays/opened-menu';
import { shortcutHelp } from '../overlays/shortcut-help';

export function UserMenuItems({ target }: { target: MenuTarget }) {
  const { colorScheme, setColorScheme, leave } = useAccountActions();
  return (
    <OpenedMenu target={target} position="top-start" width={228}>
      <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} to="/profilo" />}>
        Il mio profilo
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.7} />} onClick={shortcutHelp.open}>
        Scorciatoie da tastiera
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>Aspetto</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as ColorScheme)}>
        {SCHEMES.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} closeMenuOnClick={false}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={() => void leave()}>
        Esci
      </Menu.Item>
    </OpenedMenu>
  );
}
