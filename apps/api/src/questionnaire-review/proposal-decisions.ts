import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Client } from '../clients/client.entity.js';
import { UpdateClientDto } from '../clients/client.dto.js';
import { ClientsService } from '../clients/clients.service.js';
import type { Actor } from '../core/auth/actor.js';
import type { Permission } from '../core/auth/permissions.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, forbidden, invalid, Problem, unknownReference } from '../core/errors.js';
import { RequestValidation } from '../core/http/validation.pipe.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { patchOf } from '../questionnaires/registry-fields.rules.js';
import { Contract } from '../sheet/contracts/contract.entity.js';
import { CreateContractDto, UpdateContractDto } from '../sheet/contracts/contract.dto.js';
import { CONTRACTS } from '../sheet/contracts/contract.tab.js';
import { ContractsEvents } from '../sheet/contracts/contracts.events.js';
import { SheetRecordsService } from '../sheet/sheet-records.service.js';
import { AnswerProposal } from './answer-proposal.entity.js';
import { currentValueOf, isDone, type Proposal } from './answer-proposals.rules.js';
import { AnswerProposalsService } from './answer-proposals.service.js';
import type { DecideProposalsDto, DecisionResults } from './questionnaire-review.dto.js';

/** A proposal with the present value of the registry. */
interface Compared {
  proposal: AnswerProposal;
  present: unknown;
}

/** Proposals of one record of the registry, which one write accepts together. */
interface Target {
  compared: Compared[];
  /** Writes the values, and marks the proposals as accepted in the same transaction. */
  write: (accepted: readonly AnswerProposal[], mark: (tx: UnitOfWork, contractId?: string) => Promise<void>) => Promise<unknown>;
}

/** Records of the registry and the proposals to decide, as they were when the decisions arrived. */
interface Subject {
  client: Client;
  contracts: Map<string, Contract>;
  proposals: AnswerProposal[];
  /** Returns the value that the proposal would change. */
  presentOf: (proposal: AnswerProposal) => unknown;
}

/** Notes what became of proposals; null when their decision was carried out. */
type Note = (proposals: readonly AnswerProposal[], code: string | null) => void;

const ALREADY_DECIDED = 'proposal-already-decided';
const OUTDATED = 'proposal-outdated';
const CHECKS = new RequestValidation();
const MAX_ATTEMPTS = 3;

/** Decides about proposals. Accepted ones go through the services of client and contracts, with their checks, versions and timeline. */
@Injectable()
export class ProposalDecisions {
  constructor(
    private readonly db: Db,
    private readonly proposals: AnswerProposalsService,
    private readonly templates: TemplatesService,
    private readonly clients: ClientsService,
    private readonly records: SheetRecordsService,
    private readonly events: ContractsEvents,
  ) {}

  /** @throws 403 without the permission for what is accepted, 404, 409 when it is not completed, 422 for an unknown proposal */
  async decide(actor: Actor, questionnaireId: string, { decisions }: DecideProposalsDto): Promise<DecisionResults> {
    // Several transactions: the answer to a repeated request is stored by the last one, whose statements find nothing left to do.
    const { idempotency: _, ...writer } = actor;
    const accepted = new Set(decisions.filter(({ accept }) => accept).map(({ id }) => id));
    // Code of each proposal that is dealt with; null when its decision was carried out.
    const codes = new Map<string, string | null>();
    const note: Note = (some, code) => {
      for (const { id } of some) codes.set(id, code);
    };
    for (let attempt = 1; ; attempt += 1) {
      const subject = await this.load(writer, questionnaireId, decisions);
      const left = subject.proposals.filter(({ id }) => accepted.has(id) && !codes.has(id));
      const wanted = left.filter(({ state }) => state === 'open' || state === 'outdated');
      note(
        left.filter((one) => !wanted.includes(one)),
        ALREADY_DECIDED,
      );
      assertPermissions(actor, subject, wanted);
      try {
        for (const target of this.targetsOf(writer, subject, wanted)) await this.accept(writer, target, note);
        break;
      } catch (error) {
        // Another user has changed the record, or decided, meanwhile.
        if (attempt === MAX_ATTEMPTS || !(error instanceof Problem && (error.status === 412 || error.code === ALREADY_DECIDED)))
          throw error;
      }
    }
    return this.db.write(actor, async (tx) => {
      const questionnaire = await this.proposals.lock(tx, questionnaireId);
      const refused = await markDecided(
        tx,
        decisions.filter(({ accept }) => !accept).map(({ id }) => id),
        'refused',
      );
      for (const { id, accept } of decisions) if (!accept) codes.set(id, refused.has(id) ? null : ALREADY_DECIDED);
      const reviewedAt = await this.proposals.completeReview(tx, questionnaire);
      const data = await this.proposals.toResponse(tx, questionnaire);
      const states = new Map(data.map(({ id, state }) => [id, state]));
      return {
        results: decisions.map(({ id }) => ({ id, state: states.get(id) ?? 'open', code: codes.get(id) ?? null })),
        data,
        reviewedAt: reviewedAt && reviewedAt.toISOString(),
      };
    });
  }

  private load(actor: Actor, questionnaireId: string, decisions: DecideProposalsDto['decisions']): Promise<Subject> {
    return this.db.write(actor, async (tx) => {
      const { agencyId } = actor;
      const { clientId, templateId } = await this.proposals.lock(tx, questionnaireId);
      const known = new Map((await tx.manager.findBy(AnswerProposal, { agencyId, questionnaireId })).map((one) => [one.id, one]));
      const unknown = decisions.flatMap(({ id }, index) => (known.has(id) ? [] : [unknownReference(`/decisions/${index}/id`)]));
      if (unknown.length > 0) throw invalid(unknown);
      // With the links of the household that the actor can see, as in an update by the API.
      const shown = await this.clients.toResponse(tx, clientId);
      const client = { ...(await tx.getForUpdate(Client, clientId)), household: ('household' in shown && shown.household) || null };
      const contracts = new Map((await this.proposals.contractsOf(tx, clientId)).map((contract) => [contract.id, contract]));
      const { byCode } = await this.templates.prepared(actor, templateId);
      return {
        client,
        contracts,
        proposals: decisions.flatMap(({ id }) => known.get(id) ?? []),
        presentOf: (proposal) => {
          const question = byCode.get(proposal.questionCode);
          return question ? currentValueOf(proposal as Proposal, question, client, contracts.get(proposal.contractId ?? '')) : null;
        },
      };
    });
  }

  /** Returns the records to write, the client first. */
  private targetsOf(actor: Actor, { client, contracts, presentOf }: Subject, wanted: readonly AnswerProposal[]): Target[] {
    const compared = wanted.map((proposal) => ({ proposal, present: presentOf(proposal) }));
    const ofKind = (kind: AnswerProposal['kind']) => compared.filter(({ proposal }) => proposal.kind === kind);
    const byContract = Map.groupBy(ofKind('contract-change'), ({ proposal }) => proposal.contractId);
    return [
      { compared: ofKind('field'), write: (accepted, mark) => this.writeClient(actor, client, accepted, mark) },
      ...[...byContract].map(([id, some]): Target => {
        const contract = contracts.get(id ?? '');
        return {
          compared: some,
          write: (accepted, mark) => {
            if (!contract) throw conflict('contract-not-found', 'The contract is in the trash.');
            return this.writeContract(actor, contract, accepted, mark);
          },
        };
      }),
      ...ofKind('contract-new').map((one): Target => ({
        compared: [one],
        write: ([proposal], mark) => this.createContract(actor, client.id, proposal?.proposed, mark),
      })),
    ];
  }

  /** Accepts the proposals of one record; those that its checks refuse are left out and noted, and the rest is written. */
  private async accept(actor: Actor, { compared, write }: Target, note: Note): Promise<void> {
    const outdated = compared.filter((one) => !isCurrent(one) && !isDone(one.proposal, one.present));
    const proposalsOf = (some: readonly Compared[]) => some.map(({ proposal }) => proposal);
    if (outdated.length > 0) await this.db.write(actor, (tx) => markOutdated(tx, outdated));
    note(proposalsOf(outdated), OUTDATED);
    let wanted = proposalsOf(compared.filter((one) => !outdated.includes(one)));
    while (wanted.length > 0) {
      const accepted = wanted;
      try {
        await write(accepted, (tx, contractId) => this.markAccepted(tx, accepted, contractId));
        return note(accepted, null);
      } catch (error) {
        if (!(error instanceof Problem) || error.code === ALREADY_DECIDED || (error.status !== 422 && error.status !== 409)) throw error;
        const refused = accepted.filter((one) => isAbout(error, one));
        const excluded = refused.length > 0 ? refused : accepted;
        for (const one of excluded) note([one], errorOf(error, one));
        wanted = accepted.filter((one) => !excluded.includes(one));
      }
    }
  }

  private async writeClient(
    actor: Actor,
    client: Client,
    accepted: readonly AnswerProposal[],
    mark: (tx: UnitOfWork) => Promise<void>,
  ): Promise<void> {
    const values = Object.fromEntries(accepted.map(({ field, proposed }) => [field, proposed]));
    const patch = await checked(UpdateClientDto, patchOf(values, client.household));
    await this.clients.update(actor, client.id, client.version, patch, {
      status: client.status,
      change: async (tx) => {
        await mark(tx);
        return [];
      },
    });
  }

  private async writeContract(
    actor: Actor,
    { id, clientId, version }: Contract,
    accepted: readonly AnswerProposal[],
    mark: (tx: UnitOfWork) => Promise<void>,
  ): Promise<void> {
    const patch = await checked(UpdateContractDto, Object.fromEntries(accepted.map(({ field, proposed }) => [field, proposed])));
    await this.records.update(actor, CONTRACTS, clientId, id, version, patch, async (tx, contract) => {
      await mark(tx);
      await this.events.saved(tx, contract);
    });
  }

  private async createContract(
    actor: Actor,
    clientId: string,
    proposed: unknown,
    mark: (tx: UnitOfWork, contractId: string) => Promise<void>,
  ): Promise<void> {
    const body = await checked(CreateContractDto, proposed as object);
    await this.db.write(actor, (tx) =>
      this.records.add(
        tx,
        CONTRACTS,
        clientId,
        { ...body },
        (_, contract) => this.events.saved(tx, contract),
        ({ id }) => mark(tx, id),
      ),
    );
  }

  /** @throws 409 when another user has decided one of them meanwhile, so that the write that goes with it is undone */
  private async markAccepted(tx: UnitOfWork, accepted: readonly AnswerProposal[], contractId?: string): Promise<void> {
    const marked = await markDecided(
      tx,
      accepted.map(({ id }) => id),
      'accepted',
      contractId,
    );
    if (marked.size < accepted.length) throw new Problem(409, ALREADY_DECIDED, 'A proposal was decided in the meantime.');
  }
}

/** Sets the state of those that are still to be decided. @returns their ids */
async function markDecided(
  tx: UnitOfWork,
  ids: readonly string[],
  state: 'accepted' | 'refused',
  contractId?: string,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    sql`UPDATE answer_proposals SET state = ${state}, decided_at = ${new Date()}, decided_by_id = ${tx.actor.userId}, contract_id = coalesce(${contractId ?? null}::uuid, contract_id)
      WHERE agency_id = ${tx.actor.agencyId} AND id = ANY (${ids}::uuid[]) AND state IN ('open', 'outdated') RETURNING id`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Stores the present value, with which the proposal is shown to be decided again. */
async function markOutdated(tx: UnitOfWork, outdated: readonly Compared[]): Promise<void> {
  const values = outdated.map(({ proposal: { id }, present }) => ({ id, current: present }));
  await tx.query(
    sql`UPDATE answer_proposals p SET state = 'outdated', current = v.current FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, current jsonb)
      WHERE p.agency_id = ${tx.actor.agencyId} AND p.id = v.id AND p.state IN ('open', 'outdated')`,
  );
}

/** @throws 403 that names the permission */
function assertPermissions({ permissions }: Actor, { client }: Subject, wanted: readonly AnswerProposal[]): void {
  const needed = new Set(wanted.map(({ kind }): Permission => (kind === 'field' ? `${client.status}s:write` : 'contracts:write')));
  for (const permission of needed) if (!permissions.has(permission)) throw forbidden(`You need the permission ${permission}.`);
}

/** Checks the values like the body of a request. @throws 422 with pointers */
const checked = async <Body extends object>(metatype: new () => Body, values: object): Promise<Body> =>
  (await CHECKS.transform(values, { type: 'body', metatype })) as Body;

const isCurrent = ({ proposal: { current }, present }: Compared): boolean => isDeepStrictEqual(asJson(current), asJson(present));
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const isAbout = (error: Problem, { field }: AnswerProposal): boolean => errorOf(error, { field }) !== error.code;

/** Returns the code of the field's error, else that of the whole request. */
const errorOf = ({ more, code }: Problem, { field }: Pick<AnswerProposal, 'field'>): string =>
  more.errors?.find(({ pointer }) => field && pointer.split('/')[1] === field.split('.')[0])?.code ?? code;
