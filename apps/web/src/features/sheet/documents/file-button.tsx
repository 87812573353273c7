import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';
import { ACCEPTED } from './document-error';

interface FileButtonProps extends ButtonProps {
  onFiles: (files: File[]) => void;
  /** Allows several files. */
  multiple?: boolean;
  children: ReactNode;
}

/** Opens the browser's file dialog, usable by keyboard and on phones. */
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
          // Resets the input, so that choosing the same file again after editing it fires a change.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
