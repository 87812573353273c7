import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions, searchOptions } from '@sestante/api-client/query';
import type { QuestionnaireHit, ReportHit } from '@sestante/api-client/types';
import { IconClipboardList, IconReportAnalytics, IconSearch, IconTag, IconTargetArrow, IconUser, IconUserPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstantDay } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { visitsOf } from '../../lib/visits';
import { questionnaireLink } from '../questionnaires/questionnaire-link';
import { profileLink } from '../records/client-links';
import { KIND_LABELS } from '../reports/report-labels';
import { reportLink } from '../reports/report-link';
import { type FoundRecord, type Item, matches, type Section } from './palette-items';
import { useCommands } from './use-commands';

const PAUSE_MS = 80;
const LEAST = 2;

interface PaletteSections {
  sections: Section[];
  /** True while results for the current input are loading. */
  searching: boolean;
  error: unknown;
  retry: () => void;
}

/**
 * Returns the results for the typed text: `>` searches commands, `@` users, `#` tags, anything else clients and
 * prospects, and with the words "questionario" and "report" those too.
 */
export function usePaletteSections(typed: string): PaletteSections {
  const router = useRouter();
  const me = useMe();
  const commands = useCommands();
  const [recent] = useState(() => visitsOf(me.id));
  const mode = /^[>@#]/.exec(typed)?.[0] ?? '';
  const text = typed.slice(mode.length).trim();
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const worthAsking = mode === '' && asked.length >= LEAST;
  const found = useQuery({
    ...searchOptions({ query: { q: asked } }),
    enabled: worthAsking,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000, enabled: mode === '@' });
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000, enabled: mode === '#' });

  const record = (one: FoundRecord): Item => ({
    id: one.id,
    label: one.displayName,
    record: one,
    run: () => void router.navigate(profileLink(one)),
  });
  const questionnaire = ({ id, displayName, sentAt }: QuestionnaireHit): Item => ({
    id,
    label: displayName,
    detail: `Inviato il ${formatInstantDay(sentAt)}`,
    icon: IconClipboardList,
    run: () => void router.navigate(questionnaireLink({ id })),
  });
  const report = ({ id, displayName, kind, createdAt }: ReportHit): Item => ({
    id,
    label: displayName,
    detail: `${KIND_LABELS[kind]} del ${formatInstantDay(createdAt)}`,
    icon: IconReportAnalytics,
    run: () => void router.navigate(reportLink({ id })),
  });
  const list = (part: { ass?: string[]; tag?: string[] }) => () => void router.navigate({ to: '/clienti', search: part });

  const sections = (): Section[] => {
    if (mode === '>') return [{ title: 'Comandi', items: commands.filter(({ label }) => matches(label, text)) }];
    if (mode === '@') {
      const colleagues = (people.data?.data ?? []).filter(({ displayName }) => matches(displayName, text));
      return [
        {
          title: 'Clienti assegnati a',
          items: colleagues.map(({ id, displayName }) => ({
            id,
            label: displayName,
            icon: IconUser,
            run: list({ ass: [id === me.id ? 'me' : id] }),
          })),
        },
      ];
    }
    if (mode === '#') {
      const some = (tags.data?.data ?? []).filter(({ name }) => matches(name, text));
      return [
        { title: 'Clienti con il tag', items: some.map(({ id, name }) => ({ id, label: name, icon: IconTag, run: list({ tag: [id] }) })) },
      ];
    }
    const visited = recent.map((visit) => record({ ...visit, email: null, phone: null, city: null }));
    if (text === '') {
      return [
        { title: 'Recenti', items: visited },
        { title: 'Comandi', items: commands },
      ];
    }
    const hits = worthAsking
      ? (found.data?.data ?? []).map((hit) => record({ ...hit, status: hit.kind === 'prospects' ? 'prospect' : 'client' }))
      : [];
    const known = visited.filter(({ id, label }) => matches(label, text) && !hits.some((hit) => hit.id === id));
    return [
      { title: 'Recenti', items: known },
      { title: 'Clienti e prospect', items: hits },
      { title: 'Questionari', items: worthAsking ? (found.data?.questionnaires ?? []).map(questionnaire) : [] },
      { title: 'Report', items: worthAsking ? (found.data?.reports ?? []).map(report) : [] },
      { title: 'Comandi', items: commands.filter(({ label }) => matches(label, text)) },
      {
        title: 'Altro',
        items: [
          {
            id: 'cerca',
            label: `Cerca “${text}” nei clienti`,
            icon: IconSearch,
            keys: [CONTROL_KEY, 'Invio'],
            run: () => void router.navigate({ to: '/clienti', search: { q: text } }),
          },
          ...(me.permissions.includes('clients:write')
            ? [
                {
                  id: 'crea-cliente',
                  label: `Crea cliente “${text}”`,
                  icon: IconUserPlus,
                  run: () => void router.navigate({ to: '/clienti/nuovo', search: { nome: text } }),
                },
                {
                  id: 'crea-prospect',
                  label: `Crea prospect “${text}”`,
                  icon: IconTargetArrow,
                  run: () => void router.navigate({ to: '/prospect/nuovo', search: { nome: text } }),
                },
              ]
            : []),
        ],
      },
    ];
  };

  return {
    sections: sections().filter(({ items }) => items.length > 0),
    searching: mode === '' && text.length >= LEAST && (asked !== text || found.isFetching),
    error: worthAsking && found.isError && !found.isFetching ? found.error : null,
    retry: () => void found.refetch(),
  };
}
