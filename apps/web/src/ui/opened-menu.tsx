import { Menu, type MenuProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { cloneElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { MenuTarget } from './menu-on-demand';

interface OpenedMenuProps {
  target: MenuTarget;
  position: NonNullable<MenuProps['position']>;
  width?: number;
  children: ReactNode;
}

/** What MenuOnDemand brings: a menu around its button, which opens at once. */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const ref = useMergedRef(target.props.ref, button);
  // The button has just been drawn anew, without the focus, and Mantine returns only the focus that it saw before opening.
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return (
    <Menu {...menu} opened={opened} onChange={setOpened}>
      <Menu.Target>{cloneElement(target, { ref })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
