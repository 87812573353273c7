import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay, formatInstant } from '../../lib/formats';
import { DetailAside, DetailFact } from '../../ui/layout/detail-page';
import classes from './consulting-report.module.css';
import { DELIVERY_LABELS } from './report-labels';
import type { ReportDto } from '@sestante/api-client/types';

/** Course of a report: who made, approved and delivered it, and when. */
export function ReportFacts({ report, children }: { report: ReportDto; children?: ReactNode }) {
  const { questionnaire, assessedOn, createdAt, createdBy, approvedAt, approvedBy, deliveredAt, deliveryChannel, acknowledgedAt, sha256 } =
    report;
  return (
    <DetailAside title="Andamento">
      <dl>
        <DetailFact name="Questionario">
          <Link to="/questionari/$id" params={{ id: questionnaire.id }}>
            {questionnaire.template}
          </Link>
        </DetailFact>
        <DetailFact name="Valutato il">{formatDay(assessedOn)}</DetailFact>
        <DetailFact name="Creato">
          {formatInstant(createdAt)}
          {createdBy && <span>da {createdBy.displayName}</span>}
        </DetailFact>
        <DetailFact name="Approvato">
          {approvedAt === null ? 'Non ancora' : formatInstant(approvedAt)}
          {approvedBy && <span>da {approvedBy.displayName}</span>}
        </DetailFact>
        <DetailFact name="Consegnato">
          {deliveredAt === null ? 'Non ancora' : formatInstant(deliveredAt)}
          {deliveryChannel !== null && <span>{DELIVERY_LABELS[deliveryChannel].toLowerCase()}</span>}
        </DetailFact>
        <DetailFact name="Ricevuta">{acknowledgedAt === null ? 'Non ancora' : formatInstant(acknowledgedAt)}</DetailFact>
      </dl>
      {sha256 !== null && (
        <p className={classes['print']}>
          Impronta SHA-256 del PDF: <code>{sha256}</code>{' '}
          <Link to="/verifica" target="_blank">
            Verifica un file
          </Link>
        </p>
      )}
      {children}
    </DetailAside>
  );
}
