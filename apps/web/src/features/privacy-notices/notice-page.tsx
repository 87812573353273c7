import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formats';
import { ApiProblem } from '../../lib/problems';
import { NoticeText } from '../../questionnaire-page/notice-text';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { noticeQuery } from './notice-queries';
import classes from './notices.module.css';

const route = getRouteApi('/_shell/impostazioni/privacy/$id');

/** A published version of the privacy notice, as clients read it. */
export function NoticePage() {
  const { id } = route.useParams();
  const notice = useQuery(noticeQuery(id));
  const slow = useDelayed(notice.isPending);
  if (notice.error instanceof ApiProblem && notice.error.status === 404) return <RouteNotFound />;
  if (notice.isError) {
    return (
      <ErrorState level={1} title="Non riusciamo ad aprire l’informativa" error={notice.error} onRetry={() => void notice.refetch()} />
    );
  }
  if (!notice.data) return <div className={classes['page']}>{slow && <Skeleton height={320} />}</div>;
  const { version, publishedAt, publishedBy, sha256, notice: text, terms } = notice.data;
  return (
    <article className={classes['page']}>
      <Link to="/impostazioni/privacy" className={classes['back']}>
        <IconArrowLeft size={15} stroke={1.7} aria-hidden />
        Privacy
      </Link>
      <h1 tabIndex={-1}>Versione {version}</h1>
      <p className="text-m soft breaks">
        Pubblicata il {formatInstant(publishedAt)} da {publishedBy.displayName}. Impronta SHA-256: <code>{sha256}</code>
      </p>
      <section className={classes['text']} aria-labelledby="informativa">
        <h2 id="informativa">Informativa</h2>
        <NoticeText text={text} />
      </section>
      <section className={classes['text']} aria-labelledby="condizioni">
        <h2 id="condizioni">Condizioni</h2>
        <NoticeText text={terms} />
      </section>
    </article>
  );
}
