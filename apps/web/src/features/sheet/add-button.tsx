import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { panelLink } from './sheet-search';

/** Opens the form of a new record beside the list. */
export function AddButton({ label }: { label: string }) {
  return (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} stroke={1.7} />}
      renderRoot={(props) => <Link {...props} {...panelLink({ nuovo: true })} />}
    >
      {label}
    </Button>
  );
}
