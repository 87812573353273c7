import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconEye, IconPencil, IconTrash, IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { panelLink } from './sheet-search';
import type { SheetAction } from './sheet-tab';
import classes from './sheet.module.css';

interface RowButtonsProps {
  name: string;
  id: string;
  /** Additional actions of this tab. */
  actions: SheetAction[];
  mayChange: boolean;
  removeLabel: string;
  /** Whether removing deletes only the link to the client. */
  linked: boolean;
  /** Null when the role does not permit it. */
  onRemove: (() => void) | null;
}

const SIZE = { size: 16, stroke: 1.7 };

/** Actions of a record in its row: buttons where there is room, a menu on narrow screens. */
export function RowButtons({ name, id, actions, mayChange, removeLabel, linked, onRemove }: RowButtonsProps) {
  const readOnlyProps = useReadOnlyProps();
  const Remove = linked ? IconUnlink : IconTrash;
  const view = panelLink({ apri: id });
  const edit = panelLink({ apri: id, modifica: true });
  return (
    <>
      <span className={classes['buttons']}>
        {actions.map((action) => (
          <ActionIcon key={action.label} {...button(`${action.label}: ${name}`, action)}>
            <action.icon {...SIZE} />
          </ActionIcon>
        ))}
        <ActionIcon {...named(`Visualizza ${name}`)} renderRoot={(props) => <Link {...props} {...view} />}>
          <IconEye {...SIZE} />
        </ActionIcon>
        {mayChange && (
          <ActionIcon {...named(`Modifica ${name}`)} renderRoot={(props) => <Link {...props} {...edit} />}>
            <IconPencil {...SIZE} />
          </ActionIcon>
        )}
        {onRemove && (
          <ActionIcon {...named(`${removeLabel}: ${name}`)} onClick={onRemove} {...readOnlyProps}>
            <Remove {...SIZE} />
          </ActionIcon>
        )}
      </span>
      <span className={classes['menu']}>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon tabIndex={-1} aria-label={`Operazioni su ${name}`}>
              <IconDots {...SIZE} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconEye {...SIZE} />} renderRoot={(props) => <Link {...props} {...view} />}>
              Visualizza
            </Menu.Item>
            {mayChange && (
              <Menu.Item leftSection={<IconPencil {...SIZE} />} renderRoot={(props) => <Link {...props} {...edit} />}>
                Modifica
              </Menu.Item>
            )}
            {actions.map(({ label, icon: Glyph, link, run }) => (
              <Menu.Item
                key={label}
                leftSection={<Glyph {...SIZE} />}
                {...(link && { renderRoot: (props: object) => <Link {...props} {...link} /> })}
                {...(run && { onClick: run })}
              >
                {label}
              </Menu.Item>
            ))}
            {onRemove && (
              <Menu.Item color="var(--danger)" leftSection={<Remove {...SIZE} />} onClick={onRemove} {...readOnlyProps}>
                {removeLabel}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  );
}

/** Keeps elements inside a row out of the Tab order: → enters the row. */
function named(label: string) {
  return { tabIndex: -1, 'aria-label': label, title: label };
}

function button(label: string, { link, run }: SheetAction) {
  return {
    ...named(label),
    ...(link && { renderRoot: (props: object) => <Link {...props} {...link} /> }),
    ...(run && { onClick: run }),
  };
}
