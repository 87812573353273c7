import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiProblem } from '../../lib/problems';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { useReadOnly } from '../../ui/forms/use-write-guard';
import { DraftPage } from './draft-page';
import { ReleasedPage } from './released-page';
import classes from './template-page.module.css';
import { templateQuery } from './template-queries';

const route = getRouteApi('/_shell/impostazioni/questionari/$id');

/** One template: a draft in its editor, any other version as it is sent. */
export function TemplatePage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const template = useQuery(templateQuery(id));
  const readOnly = useReadOnly();
  const slow = useDelayed(template.isPending);
  if (template.data) {
    const Page = template.data.state === 'draft' && !readOnly ? DraftPage : ReleasedPage;
    return <Page key={template.data.id} template={template.data} search={search} />;
  }
  if (template.error instanceof ApiProblem && template.error.status === 404) return <RouteNotFound />;
  if (template.isError) {
    return (
      <ErrorState level={1} title="Non riusciamo ad aprire il modello" error={template.error} onRetry={() => void template.refetch()} />
    );
  }
  return <div className={classes['waiting']}>{slow && <Skeleton height={320} />}</div>;
}
