import { randomInt } from 'node:crypto';
import type {
  AdvancedDto,
  BankAccountDto,
  ClientPage,
  ContactDto,
  ContractDto,
  CreateBankAccountDto,
  CreateContactDto,
  CreateClientDto,
  CreateContractDto,
  CreateCrmActionDto,
  CreateInstallationDto,
  CreateInterventionDto,
  CreateProspectDto,
  CreateSiteDto,
  CrmActionDto,
  CrmActionPage,
  CrmActionTypeList,
  GetClientResponse,
  InstallationDto,
  InterventionDto,
  MeDto,
  NextActionDto,
  OutcomeList,
  OutboxMessageText,
  OutboxPage,
  PipelineStageList,
  Role,
  SessionList,
  SheetTab,
  SiteDto,
  UpdateClientDto,
  UserDto,
  Visibility,
} from '@sestante/api-client/types';
import { createAgency } from './agencies';
import { GIULIA, type Person } from './people';
import { QuestionnaireCalls } from './questionnaire-calls';

const AT_ONCE = 20;
const LETTERS = 'bcdfglmnprstvz';

/** Creates data for a journey through the API, under names that no other journey uses. */
export class Make extends QuestionnaireCalls {
  /** Returns a unique surname, such as "Zabrotivu". */
  surname(): string {
    const syllable = () => `${LETTERS[randomInt(LETTERS.length)]}${'aeiou'[randomInt(5)]}`;
    return `Z${'aeiou'[randomInt(5)]}${Array.from({ length: 5 }, syllable).join('')}`;
  }

  /** Creates a client of Giulia's agency, retail unless the fields say otherwise. */
  async client(fields: Partial<CreateClientDto> = {}, by: Person = GIULIA): Promise<GetClientResponse> {
    const name = fields.type === 'corporate' ? { companyName: `${this.surname()} S.r.l.` } : { firstName: 'Ada', lastName: this.surname() };
    return this.call(by, 'POST', '/clients', { type: 'retail', ...name, ...fields });
  }

  /** Creates a prospect in the first stage, or in the named one. */
  async prospect(fields: Partial<CreateProspectDto> = {}, by: Person = GIULIA, stage?: string): Promise<GetClientResponse> {
    const where = stage === undefined ? {} : { pipelineStageId: await this.stage(stage, by) };
    return this.call(by, 'POST', '/prospects', { type: 'retail', firstName: 'Ada', lastName: this.surname(), ...where, ...fields });
  }

  /** Moves a prospect while somebody else has the board open. */
  async move({ id }: { id: string }, stage: string, by: Person): Promise<void> {
    const { version } = await this.read(id, by);
    await this.send(by, 'PATCH', `/prospects/${id}`, { pipelineStageId: await this.stage(stage, by) }, { 'If-Match': `"${version}"` });
  }

  /** Creates an action for a client, by default a telephone call for today. */
  async action(
    client: { id: string },
    fields: Partial<CreateCrmActionDto> & { type?: string } = {},
    by: Person = GIULIA,
  ): Promise<CrmActionDto> {
    const { type = 'Telefonata', ...body } = fields;
    const { data } = await this.call<CrmActionTypeList>(by, 'GET', '/crm-action-types');
    const typeId = data.find(({ name }) => name === type)?.id ?? null;
    const plannedOn = this.day(0);
    return this.call(by, 'POST', '/crm-actions', {
      kind: 'action',
      clientId: client.id,
      description: 'Richiamare',
      typeId,
      plannedOn,
      ...body,
    });
  }

  async installation(client: { id: string }, fields: CreateInstallationDto, by: Person = GIULIA): Promise<InstallationDto> {
    return this.call(by, 'POST', `/clients/${client.id}/installations`, fields);
  }

  /** Creates an intervention, by default done today. */
  async intervention(client: { id: string }, fields: Partial<CreateInterventionDto> = {}, by: Person = GIULIA): Promise<InterventionDto> {
    return this.call(by, 'POST', `/clients/${client.id}/interventions`, { performedOn: this.day(0), ...fields });
  }

  async readIntervention(client: { id: string }, { id }: { id: string }, by: Person = GIULIA): Promise<InterventionDto> {
    return this.call(by, 'GET', `/clients/${client.id}/interventions/${id}`);
  }

  /** Creates a contract of a client, by default in force. */
  async contract({ id }: { id: string }, fields: CreateContractDto, by: Person = GIULIA): Promise<ContractDto> {
    return this.call(by, 'POST', `/clients/${id}/contracts`, fields);
  }

  async site({ id }: { id: string }, fields: CreateSiteDto, by: Person = GIULIA): Promise<SiteDto> {
    return this.call(by, 'POST', `/clients/${id}/sites`, fields);
  }

  /** Creates a contact of this client, to which other clients may be linked as well. */
  async contact({ id }: { id: string }, fields: CreateContactDto, by: Person = GIULIA): Promise<ContactDto> {
    return this.call(by, 'POST', `/clients/${id}/contacts`, fields);
  }

  async account({ id }: { id: string }, fields: CreateBankAccountDto, by: Person = GIULIA): Promise<BankAccountDto> {
    return this.call(by, 'POST', `/clients/${id}/bank-accounts`, fields);
  }

  /** Changes a sheet record while somebody else has it open. */
  async changeRecord({ id }: { id: string }, tab: SheetTab, record: { id: string }, fields: object, by: Person = GIULIA): Promise<void> {
    await this.edit(`/clients/${id}/${tab}/${record.id}`, fields, by);
  }

  /** Returns the resource under this path. */
  async look<T>(path: string, by: Person): Promise<T> {
    return this.call(by, 'GET', path);
  }

  /** Moves a record of a client’s sheet to the trash. */
  async discard(client: { id: string }, tab: SheetTab, record: { id: string; version: number }, by: Person = GIULIA): Promise<void> {
    const headers = { 'If-Match': `"${record.version}"` };
    await this.send(by, 'DELETE', `/clients/${client.id}/${tab}/${record.id}`, undefined, headers);
  }

  /** Returns the date that many days from today, in the API's format. */
  day(from: number): string {
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(new Date());
    return new Date(Date.parse(`${today}T12:00:00Z`) + from * 86_400_000).toISOString().slice(0, 10);
  }

  async readAction({ id }: { id: string }, by: Person = GIULIA): Promise<CrmActionDto> {
    return this.call(by, 'GET', `/crm-actions/${id}`);
  }

  /** Returns all planned and completed actions of a client, latest day first. */
  async actionsOf({ id }: { id: string }, by: Person = GIULIA): Promise<CrmActionDto[]> {
    const { data } = await this.call<CrmActionPage>(by, 'GET', `/crm-actions?clientId=${id}&sort=-plannedOn`);
    return data;
  }

  /** Closes an action and plans the next one while somebody else has it open. */
  async proceed(action: { id: string }, outcome: string, next: NextActionDto, by: Person): Promise<AdvancedDto> {
    const { data } = await this.call<OutcomeList>(by, 'GET', '/outcomes');
    const outcomeId = data.find(({ name }) => name === outcome)?.id ?? '';
    return this.call(by, 'POST', `/crm-actions/${action.id}/continue-with-action`, { outcomeId, action: next });
  }

  private async stage(name: string, by: Person): Promise<string> {
    const { data } = await this.call<PipelineStageList>(by, 'GET', '/pipeline-stages');
    return data.find((stage) => stage.name === name)?.id ?? '';
  }

  /** Creates that many clients, which differ only by a number in their name. */
  async clients(count: number, fields: Partial<CreateClientDto>, by: Person): Promise<void> {
    const name = this.surname();
    for (let at = 0; at < count; at += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => ({
        companyName: `${name} ${at + index}`,
        ...fields,
      }));
      await Promise.all(some.map((one) => this.client({ type: 'corporate', ...one }, by)));
    }
  }

  /** Changes a client while somebody else has it open. */
  async change(client: { id: string }, fields: UpdateClientDto, by: Person = GIULIA): Promise<GetClientResponse> {
    const { version } = await this.read(client.id, by);
    return this.call(by, 'PATCH', `/clients/${client.id}`, fields, { 'If-Match': `"${version}"` });
  }

  async read(id: string, by: Person = GIULIA): Promise<GetClientResponse> {
    return this.call(by, 'GET', `/clients/${id}`);
  }

  async find(q: string, by: Person = GIULIA): Promise<ClientPage['data']> {
    const page = await this.call<ClientPage>(by, 'GET', `/clients?q=${encodeURIComponent(q)}`);
    return page.data;
  }

  async page(path: string, by: Person): Promise<ClientPage> {
    return this.call(by, 'GET', path);
  }

  async whoIs(person: Person): Promise<MeDto> {
    return this.call(person, 'GET', '/me');
  }

  /** Ends this person's other sessions. */
  async endSessions(person: Person): Promise<void> {
    const { data } = await this.call<SessionList>(person, 'GET', '/me/sessions');
    for (const { id, current } of data) if (!current) await this.send(person, 'DELETE', `/me/sessions/${id}`);
  }

  /** Moves a client to the trash. */
  async remove({ id, version }: { id: string; version: number }, by: Person = GIULIA): Promise<void> {
    await this.send(by, 'DELETE', `/clients/${id}`, undefined, { 'If-Match': `"${version}"` });
  }

  /** Returns the status of the API's response to any request of this person. */
  async status(method: string, path: string, by: Person = GIULIA): Promise<number> {
    const writes = method === 'PATCH' ? { data: { notes: 'Scritto da chi non può' } } : {};
    const headers = { Authorization: `Bearer ${await this.token(by)}`, 'If-Match': '"1"' };
    return (await this.request.fetch(`/api/v1${path}`, { method, headers, ...writes })).status();
  }

  /** Creates an agency without clients, and its first admin. */
  async agency(create = createAgency): Promise<Person & { agency: string }> {
    const lastName = this.surname();
    const person = { email: `ada@${lastName.toLowerCase()}.example`, password: 'quattro parole messe a caso' };
    await create({ ...person, name: `Studio ${lastName}`, firstName: 'Ada', lastName });
    return { ...person, agency: `Studio ${lastName}` };
  }

  /** Creates a colleague, invited by this admin, who has accepted. */
  async colleague(
    admin: Person,
    role: Role = 'collaborator',
    visibility: Visibility = 'own',
  ): Promise<Person & { id: string; name: string }> {
    const name = { firstName: 'Bruno', lastName: this.surname() };
    const person = { email: `bruno@${name.lastName.toLowerCase()}.example`, password: 'altre quattro parole messe a caso' };
    const { id } = await this.call<UserDto>(admin, 'POST', '/users', { ...name, email: person.email, role, visibility });
    const token = (await this.linkIn(person.email, admin)).split('/').at(-1);
    const answer = await this.request.post('/api/v1/auth/invitations/accept', { data: { ...name, token, password: person.password } });
    if (!answer.ok()) throw new Error(`${person.email} cannot accept: ${answer.status()}`);
    return { ...person, id, name: `${name.firstName} ${name.lastName}` };
  }

  /** Returns the link in the latest e-mail to this address, from the agency's outbox. */
  async linkIn(recipient: string, admin: Person): Promise<string> {
    const { data } = await this.call<OutboxPage>(admin, 'GET', '/outbox');
    const mail = data.find((one) => one.recipient === recipient);
    if (!mail) throw new Error(`There is no mail to ${recipient}`);
    const { text } = await this.call<OutboxMessageText>(admin, 'GET', `/outbox/${mail.id}`);
    return /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '';
  }

  /** Creates an entry of the agency's settings. */
  async setting(path: '/crm-action-types' | '/outcomes' | '/tags', body: Record<string, unknown>, by: Person): Promise<{ id: string }> {
    return this.call(by, 'POST', path, body);
  }

  async tag(name: string, by: Person): Promise<void> {
    await this.send(by, 'POST', '/tags', { name });
  }
}
