import { Button } from '@mantine/core';
import { IconChecks, IconSend, IconSignature, IconVersions } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { DetailHeader } from '../../ui/layout/detail-page';
import { profileLink } from '../records/client-links';
import { ClientTypeBadge } from '../records/client-type-badge';
import { DraftButton } from './draft-button';
import { ReportKindSwitch } from './report-kind-switch';
import { KIND_LABELS } from './report-labels';
import { PdfButton } from './report-pdf-button';
import type { ReportDetailDto } from '@sestante/api-client/types';
import { ReportStatusBadge } from './report-status';

const SIZE = { size: 16, stroke: 1.7 };

export type ReportStep = 'approve' | 'deliver' | 'acknowledge' | 'new-version';

interface ReportHeadingProps {
  report: ReportDetailDto;
  onStep: (step: ReportStep) => void;
}

/** Client, state and the next step of a consulting report. */
export function ReportHeading({ report, onStep }: ReportHeadingProps) {
  const { client, kind, status, number, approvalProblems, drafting } = report;
  const mayEdit = usePermission('reports:write');
  const mayApprove = usePermission('reports:approve');
  const readOnlyProps = useReadOnlyProps();
  return (
    <DetailHeader
      title={<Link {...profileLink(client)}>{client.displayName}</Link>}
      badges={
        <>
          <ClientTypeBadge type={client.type} />
          <ReportStatusBadge status={status} />
        </>
      }
      line={`${KIND_LABELS[kind]}, versione ${number}`}
    >
      <ReportKindSwitch report={report} />
      {mayEdit && status === 'draft' && drafting && <DraftButton report={report} />}
      <PdfButton report={report} />
      {mayEdit && status !== 'draft' && (
        <Button variant="default" leftSection={<IconVersions {...SIZE} />} onClick={() => onStep('new-version')} {...readOnlyProps}>
          Nuova versione
        </Button>
      )}
      {mayEdit && (status === 'approved' || status === 'delivered') && (
        <Button
          variant={status === 'delivered' ? 'default' : 'filled'}
          leftSection={<IconSend {...SIZE} />}
          onClick={() => onStep('deliver')}
          {...readOnlyProps}
        >
          {status === 'delivered' ? 'Consegna di nuovo' : 'Consegna'}
        </Button>
      )}
      {mayEdit && status === 'delivered' && (
        <Button leftSection={<IconSignature {...SIZE} />} onClick={() => onStep('acknowledge')} {...readOnlyProps}>
          Firma per ricevuta
        </Button>
      )}
      {mayApprove && status === 'draft' && (
        <Button
          leftSection={<IconChecks {...SIZE} />}
          disabled={approvalProblems.length > 0}
          title={approvalProblems.length > 0 ? 'Prima completa quello che manca' : undefined}
          onClick={() => onStep('approve')}
          {...readOnlyProps}
        >
          Approva
        </Button>
      )}
    </DetailHeader>
  );
}
