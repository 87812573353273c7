import { Button, Modal } from '@mantine/core';
import { useReturnFocus } from '../../../ui/overlays/use-return-focus';
import classes from './bulk-bar.module.css';

/** Shown when the list contains only similar names, not the exact text. */
export function NoExactMatchDialog({ noun, onClose }: { noun: string; onClose: () => void }) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title="Nessuno corrisponde esattamente" size="sm">
      <div className={classes['form']}>
        <p>
          L’elenco mostra {noun} dal nome simile a quello cercato. Per agire su tutti insieme serve il nome esatto: correggi la ricerca,
          oppure seleziona le righe una per una.
        </p>
        <div className={classes['buttons']}>
          <Button onClick={onClose} data-autofocus>
            Ho capito
          </Button>
        </div>
      </div>
    </Modal>
  );
}
