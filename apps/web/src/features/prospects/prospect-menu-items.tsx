import { Menu } from '@mantine/core';
import { IconArrowsRightLeft, IconRefresh, IconUserCheck, IconUserX } from '@tabler/icons-react';
import type { Client } from '../records/client-names';
import { Kbd } from '../../ui/layout/kbd';
import type { ProspectActions } from './use-prospect-actions';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

interface ProspectMenuItemsProps {
  prospect: Client;
  actions: ProspectActions;
}

/** Menu items of a prospect, for users who may change it. */
export function ProspectMenuItems({ prospect, actions }: ProspectMenuItemsProps) {
  const readOnlyProps = useReadOnlyProps();
  if (!actions.mayEdit) return null;
  return (
    <>
      {prospect.lostAt === null ? (
        <>
          <Menu.Item
            leftSection={<IconArrowsRightLeft size={16} stroke={1.7} />}
            rightSection={<Kbd>M</Kbd>}
            onClick={() => actions.askWhere(prospect)}
            {...readOnlyProps}
          >
            Sposta in…
          </Menu.Item>
          <Menu.Item leftSection={<IconUserX size={16} stroke={1.7} />} onClick={() => actions.lose(prospect)} {...readOnlyProps}>
            Segna come perso
          </Menu.Item>
        </>
      ) : (
        <Menu.Item leftSection={<IconRefresh size={16} stroke={1.7} />} onClick={() => actions.reopen(prospect)} {...readOnlyProps}>
          Riprendi
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconUserCheck size={16} stroke={1.7} />}
        rightSection={<Kbd>Maiusc V</Kbd>}
        onClick={() => actions.convert(prospect)}
        {...readOnlyProps}
      >
        Converti in cliente
      </Menu.Item>
    </>
  );
}
