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

/** Menu for MenuOnDemand, which opens as soon as it is mounted. */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const ref = useMergedRef(target.props.ref, button);
  // Focuses the re-created button before opening, because Mantine returns the focus only to the element that had it.
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
