import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../lib/me';
import { DetailColumns } from '../../ui/layout/detail-page';
import { ApprovalProblems } from './approval-problems';
import classes from './consulting-report.module.css';
import { DisclosureSection } from './disclosure-section';
import { NextStepsSection } from './next-steps-section';
import { RefusalsSection } from './refusals-section';
import { ReportBlocks } from './report-blocks';
import { ReportFacts } from './report-facts';
import { ReportHeading, type ReportStep } from './report-heading';
import { ReportSection } from './report-section';
import { SectionLink } from './section-link';
import type { ReportDetailDto, ReportSectionDto } from '@sestante/api-client/types';
import { type EditedSection, TextSection } from './text-section';

const ApproveDialog = lazy(() => import('./approve-dialog').then((module) => ({ default: module.ApproveDialog })));
const DeliverDialog = lazy(() => import('./deliver-dialog').then((module) => ({ default: module.DeliverDialog })));
const AcknowledgeDialog = lazy(() => import('./acknowledge-dialog').then((module) => ({ default: module.AcknowledgeDialog })));
const NewVersionDialog = lazy(() => import('./new-version-dialog').then((module) => ({ default: module.NewVersionDialog })));

/** A consulting report: written section by section, then approved, delivered and acknowledged. */
export function ConsultingReport({ report }: { report: ReportDetailDto }) {
  const [step, setStep] = useState<ReportStep | null>(null);
  const mayEdit = usePermission('reports:write');
  const editable = mayEdit && report.status === 'draft';
  const close = () => setStep(null);
  return (
    <>
      <ReportHeading report={report} onStep={setStep} />
      {report.status === 'draft' && <ApprovalProblems report={report} />}
      <DetailColumns
        aside={
          <ReportFacts report={report}>
            <nav className={classes['outline']} aria-label="Sezioni">
              {report.sections.map(({ code, title }) => (
                <SectionLink key={code} code={code}>
                  {title}
                </SectionLink>
              ))}
            </nav>
          </ReportFacts>
        }
      >
        <div className={classes['content']}>
          {report.sections.map((section) => (
            <Section key={section.code} report={report} section={section} editable={editable} />
          ))}
        </div>
      </DetailColumns>
      <Suspense>
        {step === 'approve' && <ApproveDialog report={report} onClose={close} />}
        {step === 'deliver' && <DeliverDialog report={report} onClose={close} />}
        {step === 'acknowledge' && <AcknowledgeDialog report={report} onClose={close} />}
        {step === 'new-version' && <NewVersionDialog report={report} onClose={close} />}
      </Suspense>
    </>
  );
}

function Section(props: { report: ReportDetailDto; section: ReportSectionDto; editable: boolean }) {
  const { section } = props;
  switch (section.code) {
    case 'refusals':
      return <RefusalsSection {...props} />;
    case 'next_steps':
      return <NextStepsSection {...props} />;
    case 'disclosure':
      return <DisclosureSection {...props} />;
    // Declarations of the agency and signatures are never the choice of the writer.
    case 'coherence':
    case 'signature':
      return (
        <ReportSection section={section}>
          <ReportBlocks blocks={section.blocks} />
        </ReportSection>
      );
    default:
      return <TextSection {...props} section={section as EditedSection} />;
  }
}
