import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OutboxMessageText } from '@sestante/api-client/types';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatInstant } from '../../lib/formats';
import { ApiProblem } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { MailStateBadge } from './mail-state';
import classes from './outbox.module.css';
import { messageQuery } from './outbox-queries';

const route = getRouteApi('/_shell/impostazioni/posta/$id');

/** An e-mail as its recipient sees it. */
export function MessagePage() {
  const { id } = route.useParams();
  const message = useQuery(messageQuery(id));
  const slow = useDelayed(message.isPending);
  if (message.data) return <Message message={message.data} />;
  if (message.error instanceof ApiProblem && message.error.status === 404) return <RouteNotFound />;
  if (message.isError) {
    return (
      <ErrorState level={1} title="Non riusciamo ad aprire il messaggio" error={message.error} onRetry={() => void message.refetch()} />
    );
  }
  return <div className={classes['page']}>{slow && <Skeleton height={260} />}</div>;
}

function Message({ message }: { message: OutboxMessageText }) {
  const { subject, recipient, state, tries, createdAt, sentAt, error, html, text } = message;
  return (
    <article className={classes['page']}>
      <Link to="/impostazioni/posta" className={classes['back']}>
        <IconArrowLeft size={15} stroke={1.7} aria-hidden />
        Posta in uscita
      </Link>
      <h1 tabIndex={-1}>{subject}</h1>
      <dl className={classes['facts']}>
        <Fact name="A">{recipient}</Fact>
        <Fact name="Chiesta">{formatInstant(createdAt)}</Fact>
        {sentAt !== null && <Fact name="Inviata">{formatInstant(sentAt)}</Fact>}
        <Fact name="Tentativi">{tries}</Fact>
        <Fact name="Stato">
          <MailStateBadge state={state} />
        </Fact>
      </dl>
      {error !== null && (
        <Notice tone={state === 'failed' ? 'danger' : 'warning'}>
          Il server di posta ha risposto: {error}. {state === 'queued' && 'Riproveremo da soli.'}
        </Notice>
      )}
      {html === null || text === null ? (
        <Notice tone="info">Il testo non si legge da qui: contiene un collegamento che fa entrare nell’account di chi lo riceve.</Notice>
      ) : (
        <Body html={html} text={text} subject={subject} />
      )}
    </article>
  );
}

function Body({ html, text, subject }: { html: string; text: string; subject: string }) {
  const [shown, setShown] = useState('html');
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Come mostrare il messaggio"
        value={shown}
        onChange={setShown}
        data={[
          { value: 'html', label: 'Come si vede' },
          { value: 'text', label: 'Solo testo' },
        ]}
      />
      {shown === 'html' ? (
        // Sandboxed: scripts do not run and the frame cannot access this page; links open in a new tab.
        <iframe
          className={classes['frame']}
          title={`Messaggio: ${subject}`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={html.replace('<head>', '<head><base target="_blank">')}
        />
      ) : (
        <pre className={classes['text']}>{text}</pre>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
