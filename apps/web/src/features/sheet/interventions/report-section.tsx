import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getInterventionReport } from '@sestante/api-client';
import type { InterventionDto } from '@sestante/api-client/types';
import { IconDownload, IconFileText, IconFileUpload, IconForms, IconShieldCheck, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { usePermission } from '../../../lib/me';
import { saveFile } from '../../../lib/save-file';
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog';
import { Notice } from '../../../ui/feedback/notice';
import { UnsavedGuard } from '../../../ui/forms/unsaved-guard';
import { useReadOnlyProps } from '../../../ui/forms/use-write-guard';
import { documentRefusal } from '../documents/document-refusal';
import { isComposed } from './field-report';
import { signedInWords } from './intervention-words';
import { openReport } from './report-preview';
import classes from './report-section.module.css';
import { useReport } from './use-report';

interface ReportSectionProps {
  row: InterventionDto;
  clientId: string;
}

const SIZE = { size: 16, stroke: 1.7 };

/** Report of an intervention: created, previewed, downloaded and, once signed, verified by anybody. */
export function ReportSection({ row, clientId }: ReportSectionProps) {
  const { report, signature } = row;
  const mayEdit = usePermission('interventions:write');
  const readOnlyProps = useReadOnlyProps();
  const work = useReport(clientId, row);
  const input = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const download = useMutation({
    mutationFn: async () => (await getInterventionReport({ path: { clientId, id: row.id }, parseAs: 'blob', throwOnError: true })).data,
    onSuccess: (file) => saveFile(file, report?.fileName ?? 'Rapporto.pdf'),
  });
  const wrong = work.fieldError ?? (work.error && !work.pending ? documentRefusal(work.error) : null);
  return (
    <section className={classes['section']} aria-labelledby="rapporto">
      <h3 id="rapporto">Rapporto</h3>
      {wrong !== null && (
        <Notice tone="danger" role="alert">
          {wrong}
        </Notice>
      )}
      {report && (
        <>
          <p className={classes['file']}>
            <IconFileText size={18} stroke={1.7} aria-hidden />
            <span>
              <b>{report.fileName}</b>
              <span className={classes['soft']}>
                versione {report.versionNumber} ·{' '}
                {signature ? signedInWords(row) : isComposed(report) ? 'da firmare' : 'caricato, senza firma sullo schermo'}
              </span>
            </span>
          </p>
          {signature && (
            <p className={classes['print']}>
              Impronta SHA-256: <code>{signature.sha256}</code>{' '}
              <Link to="/verifica" target="_blank">
                Verifica un file
              </Link>
            </p>
          )}
        </>
      )}
      {!report && (
        <p className={classes['soft']}>Ancora nessun rapporto: si compone dai campi quando il cliente firma, oppure si carica un PDF.</p>
      )}
      {work.pending && work.file ? (
        <div className={classes['underway']}>
          <p role="status">Carico {work.file.name}</p>
          <Progress value={work.share * 100} size={6} animated={work.share >= 1} aria-label={`Caricamento di ${work.file.name}`} />
          <Button size="xs" variant="subtle" onClick={work.stop}>
            Interrompi
          </Button>
        </div>
      ) : (
        <div className="flex wraps gap-m">
          {report && (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFileText {...SIZE} />}
                onClick={() => openReport({ clientId, documentId: report.documentId })}
              >
                Apri
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconDownload {...SIZE} />}
                loading={download.isPending}
                onClick={() => download.mutate()}
              >
                Scarica
              </Button>
            </>
          )}
          {mayEdit && !signature && (
            <>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconForms {...SIZE} />}
                loading={work.pending}
                onClick={work.compose}
                {...readOnlyProps}
              >
                {report ? 'Componi di nuovo' : 'Componi rapporto'}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFileUpload {...SIZE} />}
                onClick={() => input.current?.click()}
                {...readOnlyProps}
              >
                Carica rapporto firmato
              </Button>
            </>
          )}
          {mayEdit && signature && (
            <Button size="xs" variant="default" leftSection={<IconVersions {...SIZE} />} onClick={() => setAsking(true)} {...readOnlyProps}>
              Nuova versione
            </Button>
          )}
          <input
            ref={input}
            type="file"
            hidden
            accept=".pdf,application/pdf"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              // Resets the input, so that choosing the same file again after editing it fires a change.
              currentTarget.value = '';
              work.upload(file);
            }}
          />
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        title="Nuova versione del rapporto?"
        confirmLabel="Fai una nuova versione"
        busy={work.pending}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          work.compose();
        }}
      >
        <p>
          <IconShieldCheck {...SIZE} aria-hidden /> La versione firmata resta fra i documenti, e resta verificabile. Quella nuova si può
          correggere, e va firmata di nuovo.
        </p>
      </ConfirmDialog>
      <UnsavedGuard isDirty={work.isSending}>Il file non è ancora arrivato: se esci, il caricamento si interrompe.</UnsavedGuard>
    </section>
  );
}
