import { ActionIcon, Drawer } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { copyText } from '../../lib/clipboard';
import { showToast } from '../../lib/toasts';
import classes from './side-panel.module.css';
import { useOwnEscape } from './use-own-escape';
import { useReturnFocus } from './use-return-focus';

interface SidePanelProps {
  title: string;
  /** True when the panel's content has its own URL, which can be shared. */
  shared: boolean;
  /** Controls next to the close button. */
  tools?: (panel: RefObject<HTMLDivElement | null>) => ReactNode;
  onClose: () => void;
  children: (panel: RefObject<HTMLDivElement | null>) => ReactNode;
}

/** Panel over the right side of a page, full screen on phones, for a record or a form. */
export function SidePanel({ title, shared, tools, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useOwnEscape(panel, onClose);
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      closeOnEscape={false}
      position="right"
      size={560}
      classNames={{ content: classes['content'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content ref={panel}>
        <Drawer.Header className={classes['header'] ?? ''}>
          <Drawer.Title className={classes['kind'] ?? ''}>{title}</Drawer.Title>
          <span className="row gap-xxs pushed">
            {tools?.(panel)}
            {shared && (
              <ActionIcon
                aria-label="Copia il collegamento"
                title="Copia il collegamento"
                onClick={() => void copyText(window.location.href).then(() => showToast('Collegamento copiato'))}
              >
                <IconLink size={16} stroke={1.7} />
              </ActionIcon>
            )}
            <Drawer.CloseButton aria-label="Chiudi" />
          </span>
        </Drawer.Header>
        {children(panel)}
      </Drawer.Content>
    </Drawer.Root>
  );
}
