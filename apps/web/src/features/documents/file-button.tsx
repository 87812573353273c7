import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useReadOnlyProps } from '../../ui/use-write-guard';
import { ACCEPTED } from './document-error';

interface FileButtonProps extends ButtonProps {
  onFiles: (files: File[]) => void;
  /** Several at once. */
  multiple?: boolean;
  children: ReactNode;
}

/** Chooses documents in the browser's own dialog, by keyboard and on a phone too. */
export function FileButton({ onFiles, multiple = false, children, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const readOnlyProps = useReadOnlyProps();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} {...readOnlyProps}>
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
