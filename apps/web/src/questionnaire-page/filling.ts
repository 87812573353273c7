import { acceptPublicQuestionnaire, getPublicQuestionnaire, savePublicAnswers, submitPublicQuestionnaire } from '@sestante/api-client';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import type { Answer, Answers } from '@sestante/questionnaire/answers';
import { create } from 'zustand';
import { forgetToken } from './link-token.ts';
import { parsed, type Unsent, UnsentAnswers } from './unsent-answers.ts';

/** Milliseconds that further answers are waited for, so that typing is not one request for each key. */
const SETTLE = 400;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

interface Filling {
  phase: 'loading' | 'unreachable' | 'unavailable' | 'open' | 'submitted';
  questionnaire: PublicQuestionnaireDto | null;
  /** Answers of the server, under those that are still to be sent. */
  answers: Answers;
  /** Answers that the agency knows, to be confirmed. */
  suggestions: Answers;
  /** Codes whose latest answer the server has refused. */
  refused: ReadonlySet<string>;
  saving: 'saved' | 'saving' | 'waiting';
}

/** `overtaken`: another device has saved in between, and the questionnaire was read again. */
type Sent = 'sent' | 'overtaken' | 'waiting';

const nothing = { questionnaire: null, answers: {}, suggestions: {}, refused: new Set<string>(), saving: 'saved' } as const;

/** The questionnaire that is being filled in. */
export const useFilling = create<Filling>()(() => ({ phase: 'loading', ...nothing }));
const { getState: state, setState: set } = useFilling;

let token = '';
let unsent = new UnsentAnswers('');
let timer: ReturnType<typeof setTimeout> | undefined;
let retry = FIRST_RETRY;
let sending: Promise<Sent> | null = null;
/** Answers given since the questionnaire was last asked for, which its answer may not contain yet. */
let recent: Record<string, Answer | null> = {};
/** Whether a submission was sent whose outcome is not known. */
let maybeSubmitted = false;

/** Opens the questionnaire of a link. */
export async function open(linkToken: string | null): Promise<void> {
  if (linkToken === null) return leave('unavailable');
  token = linkToken;
  unsent = new UnsentAnswers(token);
  addEventListener('online', resume);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send(true);
    else resume();
  });
  await load();
}

/** Reads the questionnaire, with what other devices have saved. */
export async function load(): Promise<void> {
  recent = {};
  const { data, response } = await getPublicQuestionnaire({ path: { token } });
  if (data !== undefined) return show(data);
  if (response?.status === 404) return leave('unavailable');
  if (state().questionnaire === null) set({ phase: 'unreachable' });
}

/** Sends again after a time without network or in the background. */
function resume(): void {
  const { phase } = state();
  if (phase === 'unreachable') void load();
  else if (phase === 'open') void send().then((sent) => (sent === 'sent' ? load() : undefined));
}

function show(questionnaire: PublicQuestionnaireDto): void {
  const revision = Math.max(questionnaire.revision, state().questionnaire?.revision ?? 0);
  // The document of the API leaves the form of answers to the library.
  const answers = { ...(questionnaire.answers as Answers | null), ...recent, ...parsed(unsent.all()) };
  const suggestions = (questionnaire.suggestions as Answers | null) ?? {};
  set({ phase: 'open', questionnaire: { ...questionnaire, revision }, answers, suggestions });
  if (questionnaire.acceptedAt !== null) void send();
}

/** Ends the questionnaire on this device, and forgets all of it. */
function leave(phase: 'unavailable' | 'submitted'): void {
  clearTimeout(timer);
  unsent.clear();
  forgetToken();
  const { questionnaire } = state();
  // The agency may be named to the end; the client and the answers may not.
  const kept = phase === 'submitted' && questionnaire ? { ...questionnaire, clientName: null, answers: null, suggestions: null } : null;
  set({ ...nothing, phase, questionnaire: kept });
}

/** Accepts notice and terms, or changes the consents. Returns whether it was stored. */
export async function accept(consents: { textId: string; given: boolean }[]): Promise<boolean> {
  const noticeId = state().questionnaire?.notice.id ?? '';
  const { data, response } = await acceptPublicQuestionnaire({
    path: { token },
    body: { noticeId, acceptNotice: true, acceptTerms: true, consents },
  });
  if (data !== undefined) show(data);
  else if (response?.status === 404) leave('unavailable');
  else if (response?.status === 409) await load();
  return data !== undefined;
}

/** Gives, changes or removes (null) an answer. */
export function answer(code: string, value: Answer | null): void {
  const { answers, refused, questionnaire } = state();
  const question = questionnaire?.template.sections.flatMap(({ questions }) => questions).find((one) => one.code === code);
  recent[code] = value;
  unsent.put(code, value, question?.health === true);
  set({ answers: { ...answers, [code]: value }, refused: new Set([...refused].filter((one) => one !== code)) });
  if (state().saving === 'saved') set({ saving: 'saving' });
  sendIn(SETTLE);
}

function sendIn(milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void send(), milliseconds);
}

/** Sends what is unsent, one request at a time. */
function send(leaving = false): Promise<Sent> {
  clearTimeout(timer);
  sending ??= sendAll(leaving).finally(() => (sending = null));
  return sending;
}

async function sendAll(leaving: boolean): Promise<Sent> {
  if (state().questionnaire?.acceptedAt == null) return 'waiting';
  let overtaken = false;
  for (let batch = unsent.batch(); Object.keys(batch).length > 0; batch = unsent.batch()) {
    const { data, error, response } = await savePublicAnswers({
      path: { token },
      body: { answers: parsed(batch) },
      // The request outlives the page.
      keepalive: leaving,
    });
    if (data !== undefined) {
      unsent.remove(batch);
      retry = FIRST_RETRY;
      const { questionnaire } = state();
      if (questionnaire !== null) {
        overtaken ||= data.revision !== questionnaire.revision + 1;
        set({ questionnaire: { ...questionnaire, revision: data.revision } });
      }
    } else if (response?.status === 404) {
      leave('unavailable');
      return 'waiting';
    } else if (response === undefined || response.status === 409 || response.status === 429 || response.status >= 500) {
      set({ saving: 'waiting' });
      sendIn(retry);
      retry = Math.min(retry * 2, LAST_RETRY);
      // Notice and terms may have to be accepted first, which the page asks for when it is read again.
      if (response?.status === 409) await load();
      return 'waiting';
    } else refuse(batch, error);
  }
  set({ saving: 'saved' });
  if (!overtaken) return 'sent';
  await load();
  // An answer that was given while it was read.
  if (Object.keys(unsent.all()).length > 0) sendIn(SETTLE);
  return 'overtaken';
}

/** Drops the answers of a batch that the server does not take, all of them when it does not say which. */
function refuse(batch: Unsent, error: unknown): void {
  const errors = (error as { errors?: { pointer: string }[] }).errors ?? [];
  const codes = errors.map(({ pointer }) => pointer.split('/')[2] ?? '').filter((code) => code in batch);
  const dropped = codes.length === 0 ? Object.keys(batch) : codes;
  unsent.remove(Object.fromEntries(dropped.map((code) => [code, batch[code] ?? ''])));
  set({ refused: new Set([...state().refused, ...dropped]) });
}

/** Submits the answers. `changed`: another device has saved since; `incomplete`: required answers are missing. */
export async function submit(): Promise<'submitted' | 'waiting' | 'changed' | 'incomplete'> {
  const sent = await send();
  if (sent !== 'sent') return sent === 'overtaken' ? 'changed' : 'waiting';
  const { questionnaire, refused } = state();
  if (refused.size > 0) return 'incomplete';
  const revision = questionnaire?.revision ?? 0;
  const { data, error, response } = await submitPublicQuestionnaire({ path: { token }, body: { revision } });
  const code = (error as { code?: string } | undefined)?.code;
  // After a lost answer, a completed questionnaire is one that this device has submitted.
  if (data !== undefined || code === 'already-submitted' || (response?.status === 404 && maybeSubmitted)) {
    leave('submitted');
    return 'submitted';
  }
  if (response?.status === 404) {
    leave('unavailable');
    return 'submitted';
  }
  maybeSubmitted ||= response === undefined;
  if (response === undefined || response.status === 429 || response.status >= 500) return 'waiting';
  await load();
  return code === 'answers-changed' ? 'changed' : 'incomplete';
}
