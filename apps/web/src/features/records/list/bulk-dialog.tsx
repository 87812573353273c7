import { bulkClients, bulkProspects } from '@sestante/api-client';
import type { BulkClientsDto, BulkProspectsDto } from '@sestante/api-client/types';
import { type ReactNode, useState } from 'react';
import type { BulkDialogProps } from '../../../lib/feature';
import { idempotencyKeys } from '../../../lib/idempotency';
import { type FollowedJob, followJob } from '../../../lib/long-jobs';
import { FormDialog } from '../../../ui/forms/form-dialog';
import { useRecordForm } from '../../../ui/forms/use-record-form';
import { NOUNS } from '../client-labels';

/** A bulk change, with its messages while running and when done. */
interface BulkWork {
  body: Omit<BulkProspectsDto, 'ids' | 'filter'>;
  words: Pick<FollowedJob, 'running' | 'done'>;
}

interface Props extends BulkDialogProps {
  title: string;
  children: ReactNode;
  /** Verb and object, such as "Assegna 312 clienti". */
  submitLabel: string;
  danger?: boolean;
  /** The change and its messages, or null while a required choice is missing. */
  work: BulkWork | null;
}

/**
 * Frame of the dialogs before a bulk change, whose job is followed on every page. A retry after a lost response does not
 * start a second job.
 */
export function BulkDialog({ chosen, title, children, submitLabel, danger = false, work, onClose, onStarted }: Props) {
  const { status, asked } = chosen;
  const [keys] = useState(idempotencyKeys);
  const form = useRecordForm({
    affects: [],
    inPlace: true,
    start: {},
    send: async () => {
      if (!work) throw new Error('No change has been chosen');
      const body: BulkProspectsDto = { ...work.body, ...asked };
      const headers = { 'Idempotency-Key': keys.keyFor(body) };
      if (status === 'prospect') return (await bulkProspects({ body, headers, throwOnError: true })).data;
      // Changes that only prospects support are not offered for clients.
      return (await bulkClients({ body: body as BulkClientsDto, headers, throwOnError: true })).data;
    },
    onSaved: ({ id }) => {
      if (work) followJob({ id, noun: NOUNS[status], ...work.words });
      onStarted();
    },
  });
  return (
    <FormDialog
      form={form}
      title={title}
      size="sm"
      unsavedText={null}
      submitLabel={submitLabel}
      danger={danger}
      incomplete={work === null}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}
