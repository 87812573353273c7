import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { usePermission } from '../lib/me';
import classes from './create-button.module.css';
import { Kbd } from './kbd';

/** In a list's header: to the form that makes one more, for roles that may. */
export function CreateButton({ link, label }: { link: LinkProps; label: string }) {
  const mayCreate = usePermission('clients:write');
  if (!mayCreate) return null;
  return (
    <Button
      className={classes['create'] ?? ''}
      leftSection={<IconPlus size={16} stroke={1.7} />}
      rightSection={<Kbd onAccent>C</Kbd>}
      renderRoot={(props) => <Link {...props} {...link} />}
    >
      {label}
    </Button>
  );
}
