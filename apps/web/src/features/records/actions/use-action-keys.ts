import type { CrmActionDto } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import { usePermission } from '../../../lib/me';
import { sendQuestionnaireLink } from '../../questionnaires/send-questionnaire-link';
import { type AdvanceStep, type DrawerSearch, drawerLink } from './drawer-search';
import { reschedule } from './reschedule-store';
import { useActionMutations } from './use-action-mutations';

/** Shortcut keys for the focused action of a list. */
export function useActionKeys(): Record<string, (action: CrmActionDto) => void> {
  const navigate = useNavigate();
  const mayEdit = usePermission('crm-actions:write');
  const maySend = usePermission('questionnaires:write');
  const { remove, mayRemove } = useActionMutations();
  const open = (drawer: DrawerSearch) => void navigate(drawerLink(drawer));
  const advance = (avanza: AdvanceStep) => (action: CrmActionDto) => {
    if (mayEdit && action.state === 'planned') open({ azione: action.id, avanza });
  };
  return {
    a: advance('chiudi'),
    '1': advance('chiudi'),
    '2': advance('storico'),
    '3': advance('prosegui'),
    n: ({ client }) => mayEdit && open({ nuova: 'azione', per: client.id }),
    s: ({ client }) => mayEdit && open({ nuova: 'storico', per: client.id }),
    q: ({ client }) => maySend && void navigate(sendQuestionnaireLink(client.id)),
    r: (action) => mayEdit && action.state === 'planned' && reschedule.open(action),
    Delete: (action) => mayRemove(action) && remove(action),
  };
}
