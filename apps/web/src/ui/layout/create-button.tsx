import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import classes from './create-button.module.css';
import { Kbd } from './kbd';

/** Link from a list's header to its create form, for roles that may create. */
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
