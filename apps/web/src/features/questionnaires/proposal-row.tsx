import { Button } from '@mantine/core';
import type { AnswerProposalDto, QuestionnaireDto } from '@sestante/api-client/types';
import { IconArrowRight, IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { formatInstant } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { singleKeysOn } from '../../lib/shortcuts';
import { Badge } from '../../ui/feedback/badge';
import { READ_ONLY_REASON, useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { contractLink } from '../sheet/contracts/contract-link';
import { proposalLabel, proposalText } from './proposal-texts';
import classes from './proposals.module.css';

interface OpenProposalProps {
  proposal: AnswerProposalDto;
  questionnaire: QuestionnaireDto;
  /** Whether a decision about this proposal is being saved. */
  busy: boolean;
  onDecide: (accept: boolean) => void;
}

/** A proposed change with its two buttons, and the keys A and R. */
export function OpenProposal({ proposal, questionnaire, busy, onDecide }: OpenProposalProps) {
  const saving = busy ? 'Un momento: la decisione su questa si sta salvando' : null;
  const reason = useReason(proposal) ?? saving;
  const label = proposalLabel(proposal, questionnaire.type);
  const refusal = useReason(null) ?? saving;
  const disabled = (why: string | null) => why !== null && { 'data-disabled': true, 'aria-disabled': true, title: why };
  const accept = () => reason === null && onDecide(true);
  const refuse = () => refusal === null && onDecide(false);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
    const act = { a: accept, r: refuse }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <li className={classes['proposal']} onKeyDown={onKeyDown}>
      <Values proposal={proposal} questionnaire={questionnaire} />
      <div className={classes['buttons']}>
        <Button
          size="xs"
          variant="default"
          aria-label={`Rifiuta: ${label}`}
          leftSection={<IconX size={15} stroke={1.7} />}
          onClick={refuse}
          {...disabled(refusal)}
        >
          Rifiuta
        </Button>
        <Button
          size="xs"
          data-accept
          aria-label={`Accetta: ${label}`}
          leftSection={<IconCheck size={15} stroke={1.7} />}
          onClick={accept}
          {...disabled(reason)}
        >
          Accetta
        </Button>
      </div>
    </li>
  );
}

/** Why the user may not accept a change, or decide at all; null when nothing stands in the way. */
function useReason(proposal: AnswerProposalDto | null): string | null {
  const { permissions, readOnly } = useMe();
  if (readOnly) return READ_ONLY_REASON;
  if (!permissions.includes('questionnaires:write')) return 'Il tuo ruolo non può rivedere i questionari';
  if (proposal?.kind === 'field' && !permissions.includes('clients:write')) return 'Il tuo ruolo non può modificare i clienti';
  if (proposal && proposal.kind !== 'field' && !permissions.includes('contracts:write'))
    return 'Il tuo ruolo non può modificare i contratti';
  return null;
}

interface DecidedProposalProps {
  proposal: AnswerProposalDto;
  questionnaire: QuestionnaireDto;
  /** Null without the permission. */
  onReopen: (() => void) | null;
}

export function DecidedProposal({ proposal, questionnaire, onReopen }: DecidedProposalProps) {
  const readOnlyProps = useReadOnlyProps();
  const { state, decidedAt, decidedBy } = proposal;
  const accepted = state === 'accepted';
  return (
    <li className={classes['proposal']}>
      <Values proposal={proposal} questionnaire={questionnaire} />
      <div className="row wraps gap-m">
        <Badge
          tone={accepted ? 'success' : 'neutral'}
          icon={accepted ? <IconCheck size={13} stroke={1.7} aria-hidden /> : <IconX size={13} stroke={1.7} aria-hidden />}
        >
          {accepted ? 'Accettata' : 'Rifiutata'}
        </Badge>
        {decidedAt !== null && (
          <span className="text-xs faint figures">
            {formatInstant(decidedAt)}
            {decidedBy !== null && ` · ${decidedBy.displayName}`}
          </span>
        )}
        {!accepted && onReopen && (
          <Button size="xs" variant="subtle" onClick={onReopen} {...readOnlyProps}>
            Riapri
          </Button>
        )}
      </div>
    </li>
  );
}

function Values({ proposal, questionnaire }: { proposal: AnswerProposalDto; questionnaire: QuestionnaireDto }) {
  const { kind, current, proposed, state, label, text, contractId } = proposal;
  return (
    <div className={classes['values']}>
      <p className="row wraps gap-m text-m medium">
        {proposalLabel(proposal, questionnaire.type)}
        {label !== null && contractId !== null && <Link {...contractLink({ client: questionnaire.client, id: contractId })}>{label}</Link>}
        {state === 'outdated' && <Badge tone="warning">In anagrafica è cambiato nel frattempo: ricontrolla</Badge>}
      </p>
      <p className="text-xs faint">{text}</p>
      <p className={classes['change']}>
        {kind !== 'contract-new' && (
          <>
            <span className="soft">
              <span className="spoken">In anagrafica: </span>
              {proposalText(proposal, current) ?? <em>vuoto</em>}
            </span>
            <IconArrowRight size={15} stroke={1.7} aria-hidden />
          </>
        )}
        <span className="medium">
          <span className="spoken">Dal questionario: </span>
          {proposalText(proposal, proposed) ?? <em>vuoto</em>}
        </span>
      </p>
    </div>
  );
}
