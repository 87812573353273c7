import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useReadOnlyProps } from '../../ui/use-write-guard';
import classes from './file-drop.module.css';

interface FileDropProps {
  /** What is wanted: "Trascina qui l’elenco dei clienti". */
  title: string;
  children: ReactNode;
  /** A file is held over the page. */
  over: boolean;
  onFile: (file: File) => void;
}

/** Where a file is chosen in the browser's dialog, by keyboard and on a phone too, and where it may be dropped. */
export function FileDrop({ title, children, over, onFile }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const readOnlyProps = useReadOnlyProps();
  return (
    <div className={classes['drop']} data-over={over || undefined}>
      <IconFileSpreadsheet size={30} stroke={1.5} aria-hidden />
      <div className={classes['words']}>
        <p className={classes['title']}>{title}</p>
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
          // The same file chosen again, mended meanwhile, is a change too.
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
