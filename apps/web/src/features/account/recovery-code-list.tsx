import { Button } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { copyText } from '../../lib/clipboard';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import classes from './second-factor.module.css';

/** Recovery codes, shown only once, right after they are created. */
export function RecoveryCodeList({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  function download(): void {
    const text = ['Codici di recupero di Sestante: ognuno si usa una volta sola.', '', ...codes, ''].join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = 'codici-di-recupero-sestante.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <div className="column gap-xl">
      <Notice tone="warning">
        Conserva questi codici dove non serve il telefono: non li mostriamo più. Se perdi il telefono, ognuno ti fa entrare una volta.
      </Notice>
      <ul className={classes['codes']} aria-label="Codici di recupero">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex wraps gap-m">
        <Button
          variant="default"
          leftSection={<IconCopy size={16} stroke={1.7} />}
          onClick={() => void copyText(codes.join('\n')).then(() => showToast('Codici copiati'))}
        >
          Copia
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} />} onClick={download}>
          Scarica
        </Button>
      </div>
      <Button onClick={onDone} autoFocus>
        Li ho conservati
      </Button>
    </div>
  );
}
