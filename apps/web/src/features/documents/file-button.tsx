import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useHeld } from '../../ui/use-held';
import { ACCEPTED } from './document-mistake';

interface FileButtonProps extends ButtonProps {
  onFiles: (files: File[]) => void;
  /** Several at once. */
  multiple?: boolean;
  children: ReactNode;
}

/** Chooses documents in the browser's own dialog, by keyboard and on a phone too. */
export function FileButton({ onFiles, multiple = false, children, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const held = useHeld();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} {...held}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file chosen again, mended meanwhile, is a change too.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
