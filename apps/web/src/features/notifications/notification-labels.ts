import type { ImportEnd, ImportWorkKind, NotificationDto, NotificationKind } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';

interface NotificationWords {
  /** Text after the author's name, such as "ti ha assegnato 12 clienti". */
  what: (about: string) => string;
  /** Link to the subject; null when it no longer exists. */
  link: (notification: NotificationDto) => LinkProps | null;
}

const questionnaireOf = ({ questionnaireId }: NotificationDto): LinkProps | null =>
  questionnaireId === null ? null : { to: '/questionari/$id', params: { id: questionnaireId } };

const reportOf = ({ reportId }: NotificationDto): LinkProps | null =>
  reportId === null ? null : { to: '/report/$id', params: { id: reportId } };

/** Exhaustive on purpose: a new kind breaks the build until it has its texts. */
export const NOTIFICATIONS: Record<NotificationKind, NotificationWords> = {
  'clients-assigned': {
    what: (about) => `ti ha assegnato ${about}`,
    link: ({ clientId }) =>
      clientId === null
        ? { to: '/clienti', search: { ass: ['me'], ord: '-aggiornato' } }
        : { to: '/$sezione/$id', params: { sezione: 'clienti', id: clientId } },
  },
  'actions-assigned': {
    what: (about) => `ti ha affidato ${about}`,
    link: ({ action }) => (action === null ? { to: '/azioni', search: { op: ['me'] } } : { to: '/azioni', search: { azione: action.id } }),
  },
  'action-reminder': {
    what: (about) => `ti ricorda: ${about}`,
    link: ({ action }) =>
      action === null ? { to: '/azioni', search: { elenco: 'oggi', op: ['me'] } } : { to: '/azioni', search: { azione: action.id } },
  },
  'clients-unassigned': { what: (about) => `ha passato ad altri ${about}`, link: () => null },
  'import-over': {
    what: (about) => `ti informa: ${about}`,
    link: ({ import: about }) => (about === null ? null : { to: '/importa/$id', params: { id: about.id } }),
  },
  'import-failed': {
    what: (about) => `ti informa: ${about}`,
    link: ({ import: about }) => (about === null ? null : { to: '/importa/$id', params: { id: about.id } }),
  },
  'questionnaire-opened': { what: (about) => `ti informa: ${about} ha aperto il questionario`, link: questionnaireOf },
  'questionnaire-completed': { what: (about) => `ti informa: ${about} ha completato il questionario, da rivedere`, link: questionnaireOf },
  'questionnaire-expired': { what: (about) => `ti informa: il questionario di ${about} è scaduto`, link: questionnaireOf },
  'report-ready': { what: (about) => `ti informa: il report di ${about} è pronto`, link: reportOf },
  'report-failed': {
    what: (about) => `ti informa: il report di ${about} non è riuscito, puoi rifarlo`,
    link: ({ clientId }) => (clientId === null ? null : { to: '/$sezione/$id/questionari', params: { sezione: 'clienti', id: clientId } }),
  },
  'sending-failed': { what: (about) => `ti informa: ${about}`, link: () => ({ to: '/clienti' }) },
  'bulk-failed': { what: (about) => `ti informa: ${about}`, link: () => ({ to: '/clienti' }) },
};

const FAILED_LABELS: Record<ImportWorkKind, (fileName: string, made: string) => string> = {
  'dry-run': (fileName) => `la verifica di ${fileName} non è riuscita, puoi rifarla`,
  run: (fileName, made) => `l’importazione di ${fileName} non è riuscita, ${made}: puoi riprenderla`,
  rollback: (fileName) => `l’annullamento dell’importazione di ${fileName} non è riuscito, niente è stato tolto: puoi rifarlo`,
};

const END_LABELS: Record<ImportEnd, (fileName: string, made: string) => string> = {
  done: (fileName, made) => `l’importazione di ${fileName} è finita, ${made}`,
  stopped: (fileName, made) => `l’importazione di ${fileName} si è fermata, ${made}`,
  'rolled-back': (fileName) => `l’importazione di ${fileName} è stata annullata`,
};

/** Sender: the colleague, or the product itself for automatic events. */
export const senderOf = ({ kind, byName }: NotificationDto): string => (BY_ITSELF.has(kind) ? 'Sestante' : byName);

const BY_ITSELF: ReadonlySet<NotificationKind> = new Set<NotificationKind>([
  'import-over',
  'import-failed',
  'bulk-failed',
  'sending-failed',
  'questionnaire-opened',
  'questionnaire-completed',
  'questionnaire-expired',
  'report-ready',
  'report-failed',
]);

const newOnes = (count: number): string => (count === 1 ? '1 nuovo in anagrafica' : `${formatInteger(count)} nuovi in anagrafica`);

/** Subject as text, such as "Anna Neri" or "12 clienti". */
export function aboutText({ kind, count, clientName, action, import: file }: NotificationDto): string {
  if (kind === 'import-over') return file === null ? 'un’importazione è finita' : END_LABELS[file.end](file.fileName, newOnes(count));
  if (kind === 'import-failed')
    return file === null || file.failed === null
      ? 'il lavoro su un’importazione non è riuscito'
      : FAILED_LABELS[file.failed](file.fileName, newOnes(count));
  if (kind === 'sending-failed') return 'l’invio dei questionari a più clienti non è riuscito, puoi rifarlo';
  if (kind === 'bulk-failed')
    return `la modifica di più clienti non è riuscita${count === 0 ? '' : count === 1 ? ': 1 è cambiato' : `: ${formatInteger(count)} sono cambiati`}, puoi rifarla`;
  if (kind === 'actions-assigned' || kind === 'action-reminder') {
    if (action !== null) return clientName === null ? `“${action.description}”` : `“${action.description}” con ${clientName}`;
    return count === 1 ? 'un’azione' : `${formatInteger(count)} azioni`;
  }
  if (clientName !== null) return clientName;
  return count === 1 ? 'un cliente' : `${formatInteger(count)} clienti`;
}
