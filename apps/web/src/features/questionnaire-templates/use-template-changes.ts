import {
  archiveQuestionnaireTemplate,
  addQuestionnaireTemplateVersion,
  deleteQuestionnaireTemplate,
  publishQuestionnaireTemplate,
  restoreQuestionnaireTemplate,
  unarchiveQuestionnaireTemplate,
} from '@sestante/api-client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import type { TemplateRow } from './template-queries';

/** Changes of the state of a template: each can be undone but publishing, for which the page asks first. */
export function useTemplateChanges() {
  const navigate = useNavigate();
  const guardWrite = useWriteGuard();
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    meta: { handled: true, affects: ['questionnaire templates', 'trash'] },
    onError: (error) => showError(problemText(error).message),
  });
  const run = (work: () => Promise<unknown>) => guardWrite(() => change.mutate(work));
  const call = ({ id }: TemplateRow) => ({ path: { id }, throwOnError: true }) as const;

  async function setArchived(template: TemplateRow, archived: boolean): Promise<void> {
    const { data } = await (archived ? archiveQuestionnaireTemplate(call(template)) : unarchiveQuestionnaireTemplate(call(template)));
    showToast(archived ? `“${template.name}” archiviato: non si invia più` : `“${template.name}” di nuovo in uso`, () =>
      run(() => setArchived(data, !archived)),
    );
  }

  return {
    busy: change.isPending,
    publish: (template: TemplateRow) =>
      run(async () => {
        await publishQuestionnaireTemplate(call(template));
        showToast(`Pubblicata la versione ${template.version} di “${template.name}”`);
      }),
    newVersion: (template: TemplateRow) =>
      run(async () => {
        const { data } = await addQuestionnaireTemplateVersion(call(template));
        showToast(`Versione ${data.version} di “${data.name}” in bozza`);
        await navigate({ to: '/impostazioni/questionari/$id', params: { id: data.id } });
      }),
    setArchived: (template: TemplateRow, archived: boolean) => run(() => setArchived(template, archived)),
    remove: (template: TemplateRow) =>
      run(async () => {
        await deleteQuestionnaireTemplate({ ...call(template), headers: { 'If-Match': `"${template.rowVersion}"` } });
        await navigate({ to: '/impostazioni/questionari' });
        showToast(`“${template.name}” è nel cestino`, () => run(() => restoreQuestionnaireTemplate(call(template))));
      }),
  };
}
