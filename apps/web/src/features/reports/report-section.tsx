import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil, IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/feedback/badge';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import classes from './consulting-report.module.css';
import type { ReportSectionDto } from '@sestante/api-client/types';
import { headingId, sectionId } from './section-link';

interface ReportSectionProps {
  section: Pick<ReportSectionDto, 'code' | 'title'> & Partial<ReportSectionDto>;
  /** Opens the editor; absent where the section cannot be changed. */
  onEdit?: (() => void) | undefined;
  /** Further buttons in the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Frame of a section: title, origin of its text, and the way to change it. */
export function ReportSection({ section, onEdit, actions, children }: ReportSectionProps) {
  const { code, title, origin, reviewed, figures = [] } = section;
  const readOnlyProps = useReadOnlyProps();
  return (
    <section id={sectionId(code)} className={classes['section']} aria-labelledby={headingId(code)}>
      <header className={classes['heading']}>
        <h2 id={headingId(code)} tabIndex={-1}>
          {title}
        </h2>
        {origin === 'ai' && !reviewed && (
          <Badge tone="warning" icon={<IconSparkles size={13} stroke={1.7} aria-hidden />}>
            Bozza AI
          </Badge>
        )}
        {origin === 'ai' && reviewed && (
          <Badge tone="success" icon={<IconSparkles size={13} stroke={1.7} aria-hidden />}>
            Bozza AI, rivista
          </Badge>
        )}
        {origin === 'edited' && <Badge tone="outline">Modificata</Badge>}
        <div className="row wraps gap-xs pushed">
          {actions}
          {onEdit && (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPencil size={15} stroke={1.7} />}
              aria-label={`Modifica: ${title}`}
              onClick={onEdit}
              {...readOnlyProps}
            >
              Modifica
            </Button>
          )}
        </div>
      </header>
      {figures.length > 0 && (
        <p className={classes['flagged']}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
          <span>Cifre che non vengono dall’analisi: {figures.join(', ')}. Toglile o correggile per poter approvare.</span>
        </p>
      )}
      {children}
    </section>
  );
}
