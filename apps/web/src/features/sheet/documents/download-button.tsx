import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { downloadDocument } from './download-document';
import type { DocumentFile } from './document-file';

interface DownloadButtonProps extends ButtonProps {
  path: { clientId: string; id: string };
  file: DocumentFile;
  /** Accessible name, where there are several of these buttons. */
  'aria-label'?: string;
}

export function DownloadButton({ path, file, ...button }: DownloadButtonProps) {
  const [loading, setLoading] = useState(false);
  return (
    <Button
      {...button}
      loading={loading}
      onClick={() => {
        setLoading(true);
        void downloadDocument(path, file).finally(() => setLoading(false));
      }}
    >
      Scarica
    </Button>
  );
}
