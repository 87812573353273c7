import { IconUpload } from '@tabler/icons-react';
import { createContext, useContext } from 'react';
import { FileButton } from './file-button';

/** Takes files in; whoever draws the tab says how, since what is on its way is shown above the list. */
export const TakeFiles = createContext<(files: File[]) => void>(() => {});

export function AddDocuments() {
  return (
    <FileButton size="xs" leftSection={<IconUpload size={15} stroke={1.7} />} multiple onFiles={useContext(TakeFiles)}>
      Carica documenti
    </FileButton>
  );
}
