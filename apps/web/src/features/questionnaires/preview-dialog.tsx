import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getQuestionnaireTemplateOptions } from '@sestante/api-client/query';
import type { Template } from '@sestante/questionnaire/template';
import { TemplatePreview } from '../../questionnaire-page/template-preview';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';

interface PreviewDialogProps {
  templateId: string;
  name: string;
  onClose: () => void;
}

/** The questionnaire as the client will fill it in. */
export function PreviewDialog({ templateId, name, onClose }: PreviewDialogProps) {
  useReturnFocus();
  const template = useQuery({ ...getQuestionnaireTemplateOptions({ path: { id: templateId } }), meta: { handled: true } });
  const slow = useDelayed(template.isPending);
  return (
    <Modal opened onClose={onClose} title={name} size={700}>
      {template.data ? (
        <TemplatePreview template={{ ...template.data, ...template.data.content } as Template} />
      ) : template.isError ? (
        <ErrorState title="Non riusciamo a caricare l’anteprima" error={template.error} onRetry={() => void template.refetch()} />
      ) : (
        <div aria-busy="true">{slow && <Skeleton height={320} />}</div>
      )}
    </Modal>
  );
}
