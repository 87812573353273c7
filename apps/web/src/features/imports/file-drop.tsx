import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useHeld } from '../../ui/use-held';
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
  const held = useHeld();
  return (
    <div className={classes['drop']} data-over={over || undefined}>
      <IconFileSpreadsheet size={30} stroke={1.5} aria-hidden />
      <div className={classes['words']}>
        <p className={classes['title']}>{title}</p>
        <p className={classes['text']}>{children}</p>
      </div>
      <Button onClick={() => input.current?.click()} {...held}>
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

/** Takes files that are dropped anywhere on the page, which the browser would otherwise open in its place. */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const listening = new AbortController();
    const on = (type: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void) =>
      addEventListener(type, (event) => event.dataTransfer?.types.includes('Files') && handle(event), { signal: listening.signal });
    on('dragover', (event) => {
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) take(file);
    });
    return () => listening.abort();
  }, []);
  return over;
}
