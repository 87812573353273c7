import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPencil, IconRefresh, IconSend, IconSignature, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay, formatInstant } from '../../../lib/formats';
import { refresh } from '../../../lib/refresh';
import { showError, showToast } from '../../../lib/toasts';
import { Badge } from '../../../ui/feedback/badge';
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';
import { type FieldReport, stateOf } from './field-report';
import { sendReport, giveUp } from './field-report-sender';
import classes from './field-report-list.module.css';
import { changeFieldReport, deleteFieldReport, saveFieldReport } from './field-report-store';
import { refusalInWords } from './intervention-words';
import { useClientFieldReports } from './use-field-reports';

/** Unsent reports of one client on this device, with their actions. */
export function FieldReportList({ clientId }: { clientId: string }) {
  const reports = useClientFieldReports(clientId);
  if (reports.length === 0) return null;
  return (
    <section className={classes['list']} aria-labelledby="sul-dispositivo">
      <h2 id="sul-dispositivo">Su questo dispositivo</h2>
      <ul>
        {reports.map((report) => (
          <FieldReportItem key={report.id} report={report} />
        ))}
      </ul>
    </section>
  );
}

const SIZE = { size: 15, stroke: 1.7 };

export function FieldReportItem({ report, withClient = false }: { report: FieldReport; withClient?: boolean }) {
  const queryClient = useQueryClient();
  const readOnlyProps = useReadOnlyProps();
  const [asking, setAsking] = useState(false);
  const state = stateOf(report);
  const { client, content, signature, refusal, interventionId } = report;
  const name = `${content.body.kind ?? 'Intervento'} del ${formatDay(content.body.performedOn)}`;
  const sign = {
    to: '/clienti/$id/interventi/$intervento/firma',
    params: { id: client.id, intervento: interventionId ?? report.id },
  } as const;
  const change = {
    to: '/$sezione/$id/interventi',
    params: { sezione: 'clienti', id: client.id },
    search: { apri: report.id, modifica: true as const },
  } as const;

  async function send(part: Partial<FieldReport>): Promise<void> {
    await changeFieldReport(report.id, part);
    const outcome = await sendReport(report.id);
    if (outcome?.sent === 'sent') showToast(`${name}: arrivato`);
    if (outcome?.sent === 'unreachable') showError('Il server non risponde. Riproviamo appena torna la rete.');
    void refresh(queryClient, ['records']);
  }

  async function discard(): Promise<void> {
    if (signature !== null) return setAsking(true);
    await deleteFieldReport(report.id);
    showToast(`“${name}” tolto da questo dispositivo`, () => void saveFieldReport(report));
  }

  async function discardSigned(): Promise<void> {
    setAsking(false);
    if (!(await giveUp(report.id))) return showToast(`${name}: era già arrivato, non è stato scartato`);
    showToast(`“${name}” scartato: resta scritto nella storia di ${client.displayName}`);
    await sendReport(report.id);
    void refresh(queryClient, ['records']);
  }

  if (state === 'discarded') {
    return (
      <li className={classes['item']}>
        <div className={classes['words']}>
          <p className="medium breaks">
            {name}
            {withClient && ` · ${client.displayName}`}
          </p>
          <p className={classes['state']}>
            <Badge icon={<IconTrash {...SIZE} aria-hidden />}>Scartato</Badge>
            <span>Lo scriviamo nella storia del cliente appena c’è rete.</span>
          </p>
        </div>
      </li>
    );
  }

  return (
    <li className={classes['item']}>
      <div className={classes['words']}>
        <p className="medium breaks">
          {name}
          {withClient && ` · ${client.displayName}`}
        </p>
        <p className={classes['state']}>
          <Badge
            tone={state === 'refused' ? 'danger' : 'warning'}
            icon={state === 'refused' ? <IconAlertTriangle {...SIZE} aria-hidden /> : <IconClock {...SIZE} aria-hidden />}
          >
            {state === 'refused' ? 'Non accettato' : 'Bozza su dispositivo'}
          </Badge>
          <span>
            {refusal !== null
              ? refusalInWords(refusal)
              : state === 'to-sign'
                ? 'Da firmare: non parte finché non è firmato.'
                : `${signature ? `Firmato da ${signature.signerName}. ` : ''}Parte da solo appena c’è rete.`}
          </span>
        </p>
      </div>
      <div className="flex wraps gap-m">
        {refusal !== null && interventionId === null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil {...SIZE} />}
            renderRoot={(props) => <Link {...props} {...change} />}
          >
            Correggi
          </Button>
        )}
        {(signature === null || (refusal !== null && interventionId !== null)) && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSignature {...SIZE} />}
            renderRoot={(props) => <Link {...props} {...sign} />}
          >
            {signature === null ? 'Fai firmare' : 'Rivedi e firma'}
          </Button>
        )}
        {refusal !== null && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh {...SIZE} />}
            onClick={() => void send({ refusal: null, createTriedAt: null })}
            {...readOnlyProps}
          >
            Riprova
          </Button>
        )}
        {state === 'to-sign' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSend {...SIZE} />}
            onClick={() => void send({ toBeSigned: false })}
            {...readOnlyProps}
          >
            Invia senza firma
          </Button>
        )}
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconTrash {...SIZE} />}
          onClick={() => void discard()}
          aria-label={`Scarta ${name}`}
          {...readOnlyProps}
        >
          Scarta
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        title="Scartare il rapporto firmato?"
        confirmLabel="Scarta il rapporto"
        danger
        busy={false}
        onConfirm={() => void discardSigned()}
        onCancel={() => setAsking(false)}
      >
        {signature !== null &&
          `${signature.signerName} ha firmato “${name}” il ${formatInstant(signature.at)}, e non è ancora arrivato al server. Firma e contenuto vanno persi, e non si può annullare. Nella storia di ${client.displayName} resta scritto chi l’ha scartato e quando.`}
      </ConfirmDialog>
    </li>
  );
}
