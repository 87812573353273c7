import { UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { useMe } from '../../lib/me';
import { Avatar } from '../feedback/avatar';
import { MenuOnDemand } from '../overlays/menu-on-demand';
import { initialsOf, ROLE_LABELS } from '../../lib/role-labels';
import classes from './user-menu.module.css';

const UserMenuItems = lazy(() => import('./user-menu-items').then((module) => ({ default: module.UserMenuItems })));

export function UserMenu() {
  const me = useMe();
  return (
    <MenuOnDemand
      target={
        <UnstyledButton className={classes['target']}>
          <Avatar initials={initialsOf(me)} kind="user" />
          <span className={classes['who']}>
            <span className={classes['name']}>{me.displayName}</span>
            <span className={classes['role']}>{ROLE_LABELS[me.role]}</span>
          </span>
          <IconDots size={16} stroke={1.7} aria-hidden className={classes['dots']} />
        </UnstyledButton>
      }
      menu={(target) => <UserMenuItems target={target} />}
    />
  );
}
