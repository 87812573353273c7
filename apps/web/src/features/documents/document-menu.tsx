import { Menu } from '@mantine/core';
import type { DocumentDto } from '@sestante/api-client/types';
import { IconDownload, IconEye, IconFileText, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MenuTarget } from '../../ui/menu-on-demand';
import { OpenedMenu } from '../../ui/opened-menu';
import { latestFile, previewKind } from './document-file';
import { documentLink } from './documents-search';
import { useDeleteDocument } from './use-delete-document';
import { useDownload } from './use-download';

const SIZE = { size: 16, stroke: 1.7 };

/** All that can be done with a document, where it is listed. */
export function DocumentMenu({ target, clientId, document }: { target: MenuTarget; clientId: string; document: DocumentDto }) {
  const { download } = useDownload();
  const { remove, mayRemove } = useDeleteDocument(clientId);
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item
        leftSection={<IconFileText {...SIZE} />}
        renderRoot={(props) => <Link {...props} {...documentLink({ apri: document.id })} />}
      >
        Dettaglio e versioni
      </Menu.Item>
      {previewKind(document.mediaType) !== null && (
        <Menu.Item
          leftSection={<IconEye {...SIZE} />}
          renderRoot={(props) => <Link {...props} {...documentLink({ anteprima: document.id })} />}
        >
          Anteprima
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconDownload {...SIZE} />} onClick={() => download(clientId, document.id, latestFile(document))}>
        Scarica
      </Menu.Item>
      {mayRemove(document) && (
        <>
          <Menu.Divider />
          <Menu.Item color="var(--danger)" leftSection={<IconTrash {...SIZE} />} onClick={() => remove(document)}>
            Sposta nel cestino
          </Menu.Item>
        </>
      )}
    </OpenedMenu>
  );
}
