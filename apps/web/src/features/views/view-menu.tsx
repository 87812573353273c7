import { Menu } from '@mantine/core';
import { IconCheck, IconPencil, IconPin, IconPinnedOff, IconPlus, IconTrash } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ViewDto, ViewScope } from '@sestante/api-client/types';
import { Fragment } from 'react';
import type { MenuTarget } from '../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../ui/overlays/opened-menu';
import { useViews } from './use-views';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

interface ViewMenuProps {
  target: MenuTarget;
  views: ViewDto[];
  view: ViewDto | null;
  linkTo: (view: ViewDto) => LinkProps | null;
  onSaveAs: () => void;
  onRename: () => void;
  /** Called after the current view was deleted. */
  onRemoved: () => void;
}

const SCOPES: [ViewScope, string][] = [
  ['personal', 'Le mie viste'],
  ['shared', 'Dell’agenzia'],
  ['system', 'Di Sestante'],
];

/** Menu of saved lists, with actions for the current one. */
export function ViewMenu({ target, views, view, linkTo, onSaveAs, onRename, onRemoved }: ViewMenuProps) {
  const { pin, remove } = useViews();
  const readOnlyProps = useReadOnlyProps();
  return (
    <OpenedMenu target={target} position="bottom-start" width={270}>
      {SCOPES.map(([scope, title]) => {
        const some = views.filter((one) => one.scope === scope);
        return (
          some.length > 0 && (
            <Fragment key={scope}>
              <Menu.Label>{title}</Menu.Label>
              {some.map((one) => (
                <Menu.Item
                  key={one.id}
                  rightSection={one.id === view?.id && <IconCheck size={15} stroke={1.7} aria-label="aperta" />}
                  renderRoot={(props) => <Link {...props} {...linkTo(one)} />}
                >
                  {one.name}
                </Menu.Item>
              ))}
            </Fragment>
          )
        );
      })}
      {views.length > 0 && <Menu.Divider />}
      <Menu.Item leftSection={<IconPlus size={16} stroke={1.7} />} onClick={onSaveAs} {...readOnlyProps}>
        Salva questo elenco come vista…
      </Menu.Item>
      {view && (
        <>
          <Menu.Item
            leftSection={view.pinned ? <IconPinnedOff size={16} stroke={1.7} /> : <IconPin size={16} stroke={1.7} />}
            onClick={() => pin(view)}
            {...readOnlyProps}
          >
            {view.pinned ? 'Togli dai preferiti' : 'Aggiungi ai preferiti'}
          </Menu.Item>
          {view.editable && (
            <>
              <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onRename} {...readOnlyProps}>
                Rinomina o condividi…
              </Menu.Item>
              <Menu.Item
                color="var(--danger)"
                leftSection={<IconTrash size={16} stroke={1.7} />}
                onClick={() => {
                  remove(view);
                  onRemoved();
                }}
                {...readOnlyProps}
              >
                Elimina “{view.name}”
              </Menu.Item>
            </>
          )}
        </>
      )}
    </OpenedMenu>
  );
}
