import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import classes from './file-drop.module.css';

interface FileDropProps {
  /** Title, such as "Trascina qui l’elenco dei clienti". */
  title: string;
  children: ReactNode;
  /** Whether a file is being dragged over the page. */
  over: boolean;
  onFile: (file: File) => void;
}

/** Drop area for a file, with a button for the browser's file dialog for keyboards and phones. */
export function FileDrop({ title, children, over, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const readOnlyProps = useReadOnlyProps();
  return (
    <div className={classes['drop']} data-over={over || undefined}>
      <IconFileSpreadsheet size={30} stroke={1.5} aria-hidden />
      <div className="fluid">
        <p className="text-l strong bold">{title}</p>
        <p className={classes['text']}>{children}</p>
      </div>
      <Button onClick={() => input.current?.click()} {...readOnlyProps}>
        Scegli il file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Resets the input, so that choosing the same file again after editing it fires a change.
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
