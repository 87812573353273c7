import type { InterventionDto } from '@sestante/api-client/types';
import { IconFileText, IconSignature } from '@tabler/icons-react';
import { Badge } from '../../../ui/feedback/badge';
import { TextCell } from '../sheet-cells';
import { isComposed } from './field-report';

/** State of an intervention: without a report, to be signed, with an uploaded file, or signed. */
export function ReportState({ row: { report, signature } }: { row: InterventionDto }) {
  const size = { size: 13, stroke: 1.7 };
  if (signature) {
    return (
      <Badge tone="success" icon={<IconSignature {...size} aria-hidden />}>
        Firmato
      </Badge>
    );
  }
  if (!report) return <TextCell>{null}</TextCell>;
  return (
    <Badge tone={isComposed(report) ? 'warning' : 'neutral'} icon={<IconFileText {...size} aria-hidden />}>
      {isComposed(report) ? 'Da firmare' : 'Caricato'}
    </Badge>
  );
}
