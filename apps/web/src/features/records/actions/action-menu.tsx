import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import {
  IconArrowRightCircle,
  IconCalendarPlus,
  IconCircleCheck,
  IconCircleX,
  IconCopy,
  IconFileText,
  IconNotes,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../../lib/me';
import { Kbd } from '../../../ui/layout/kbd';
import type { MenuTarget } from '../../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../../ui/overlays/opened-menu';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';
import { profileLink } from '../client-links';
import { outcomesQuery } from './action-queries';
import { actionLink, type AdvanceStep } from './drawer-search';
import { reschedule } from './reschedule-store';
import { useActionMutations } from './use-action-mutations';

const SIZE = { size: 16, stroke: 1.7 };

/** Ways to close or continue an action, with their shortcut keys. */
export const STEPS: { step: AdvanceStep; label: string; hint: string; icon: typeof IconCircleCheck }[] = [
  { step: 'chiudi', label: 'Chiudi', hint: 'Scegli l’esito e termina.', icon: IconCircleCheck },
  { step: 'storico', label: 'Chiudi con Storico', hint: 'Esito e nota di quello che è successo.', icon: IconNotes },
  { step: 'prosegui', label: 'Prosegui con Azione', hint: 'Esito e prossimo passo già pianificato.', icon: IconArrowRightCircle },
];

/** Menu of everything the user can do with an action. */
export function ActionMenu({ target, action }: { target: MenuTarget; action: CrmActionDto }) {
  const mayEdit = usePermission('crm-actions:write');
  const readOnlyProps = useReadOnlyProps();
  const { cancel, copy, remove, mayRemove } = useActionMutations();
  const cancelled = useQuery(outcomesQuery).data?.data.find(
    ({ active, state, typeIds }) => active && state === 'cancelled' && typeIds.length === 0,
  );
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item leftSection={<IconFileText {...SIZE} />} renderRoot={(props) => <Link {...props} {...actionLink(action.id)} />}>
        Dettaglio
      </Menu.Item>
      <Menu.Item leftSection={<IconUser {...SIZE} />} renderRoot={(props) => <Link {...props} {...profileLink(action.client)} />}>
        Scheda di {action.client.displayName}
      </Menu.Item>
      {mayEdit && action.state === 'planned' && (
        <>
          <Menu.Divider />
          {STEPS.map(({ step, label, icon: Glyph }, index) => (
            <Menu.Item
              key={step}
              leftSection={<Glyph {...SIZE} />}
              rightSection={<Kbd>{String(index + 1)}</Kbd>}
              renderRoot={(props) => <Link {...props} {...actionLink(action.id, step)} />}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<IconCalendarPlus {...SIZE} />}
            rightSection={<Kbd>R</Kbd>}
            onClick={() => reschedule.open(action)}
            {...readOnlyProps}
          >
            Riprogramma
          </Menu.Item>
          {cancelled && (
            <Menu.Item leftSection={<IconCircleX {...SIZE} />} onClick={() => cancel(action, cancelled.id)} {...readOnlyProps}>
              Annulla azione
            </Menu.Item>
          )}
        </>
      )}
      {mayEdit && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconCopy {...SIZE} />} onClick={() => copy(action)} {...readOnlyProps}>
            Copia
          </Menu.Item>
        </>
      )}
      {mayRemove(action) && (
        <Menu.Item color="var(--danger)" leftSection={<IconTrash {...SIZE} />} onClick={() => remove(action)} {...readOnlyProps}>
          Sposta nel cestino
        </Menu.Item>
      )}
    </OpenedMenu>
  );
}
