import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';

interface MineButtonProps {
  /** "I miei" or "Le mie". */
  label: string;
  title: string;
  pressed: boolean;
  onToggle: () => void;
}

/** Toggle of a list that keeps only the user's own records. */
export function MineButton({ label, title, pressed, onToggle }: MineButtonProps) {
  return (
    <Button
      variant={pressed ? 'light' : 'subtle'}
      size="xs"
      leftSection={<IconUserCheck size={15} stroke={1.7} />}
      aria-pressed={pressed}
      title={title}
      onClick={onToggle}
    >
      {label}
    </Button>
  );
}
