import { ActionIcon } from '@mantine/core';
import type { DocumentDto } from '@sestante/api-client/types';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../ui/menu-on-demand';

const DocumentMenu = lazy(() => import('./document-menu').then((module) => ({ default: module.DocumentMenu })));

export function DocumentMenuButton({ clientId, document }: { clientId: string; document: DocumentDto }) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={-1} aria-label={`Operazioni su ${document.name}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <DocumentMenu target={target} clientId={clientId} document={document} />}
    />
  );
}
