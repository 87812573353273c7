import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AgencyDetailsService } from '../src/agency-details/agency-details.service.js';
import type { ClientDto, ClientType, CreateClientDto } from '../src/clients/client.dto.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { automation, type Actor } from '../src/core/auth/actor.js';
import { RolePermissions, type Role, type Visibility } from '../src/core/auth/permissions.js';
import { Db } from '../src/core/database/db.js';
import type { CreateCrmActionDto, CrmActionDto } from '../src/crm-actions/crm-action.dto.js';
import { CrmActionsService } from '../src/crm-actions/crm-actions.service.js';
import type { PrivacyNoticeDto } from '../src/privacy-notices/privacy-notice.dto.js';
import { PrivacyNoticesService } from '../src/privacy-notices/privacy-notices.service.js';
import { ProspectsService } from '../src/prospects/prospects.service.js';
import type { CreateProspectDto } from '../src/prospects/prospect.dto.js';
import type { QuestionnaireDto, SendQuestionnaireDto } from '../src/questionnaires/questionnaire.dto.js';
import { SendingOptionsQueries } from '../src/questionnaires/sending-options.queries.js';
import { SendingService } from '../src/questionnaires/sending.service.js';
import type { TagDto } from '../src/tags/tag.dto.js';
import { TagsService } from '../src/tags/tags.service.js';
import { AgenciesService } from '../src/users/agencies.service.js';
import { Session } from '../src/users/session.entity.js';
import { User } from '../src/users/user.entity.js';

/** A signed-in user of a test's agency. */
export interface Person extends Actor {
  id: string;
  email: string;
  displayName: string;
  session: { id: string; role: Role };
  sessionId: string;
}

export interface TestAgency {
  id: string;
  systemUserId: string;
  admin: Person;
}

let counter = 0;

/** Creates records, with their missing parents, through the application's own services. */
export class Make {
  constructor(private readonly app: INestApplicationContext) {}

  /** Creates an agency with its admin. */
  async agency(name = `Agenzia ${(counter += 1)}`): Promise<TestAgency> {
    const id = uuidv7();
    const systemUserId = uuidv7();
    await this.app.get(Db).write(automation(id, systemUserId), async (tx) => {
      await this.app.get(AgenciesService).insert(tx, name);
    });
    const agency = { id, systemUserId };
    return { ...agency, admin: await this.person(agency, { role: 'agency_admin' }) };
  }

  /** Creates a user with an active session. Hashing takes time, so there is no password unless one is given. */
  async person(
    agency: Pick<TestAgency, 'id' | 'systemUserId'>,
    who: { role?: Role; visibility?: Visibility; firstName?: string; lastName?: string; email?: string; passwordHash?: string } = {},
  ): Promise<Person> {
    const { role = 'collaborator', firstName = 'Prova', lastName = `Numero${(counter += 1)}`, passwordHash } = who;
    const visibility = role === 'agency_admin' ? 'agency' : (who.visibility ?? 'own');
    const id = uuidv7();
    const sessionId = uuidv7();
    const email = who.email ?? `p${counter}-${id.slice(-12)}@test.example`;
    const displayName = `${firstName} ${lastName}`;
    await this.app.get(Db).write(automation(agency.id, agency.systemUserId), async (tx) => {
      await tx.insert(User, {
        agencyId: agency.id,
        id,
        email,
        firstName,
        lastName,
        displayName,
        role,
        visibility,
        ...(passwordHash ? { passwordHash } : {}),
      });
      await tx.insert(Session, {
        agencyId: agency.id,
        id: sessionId,
        userId: id,
        remembered: false,
        userAgent: 'test',
        ip: '127.0.0.1',
        expiresAt: new Date(Date.now() + 86_400_000),
      });
    });
    return {
      id,
      email,
      displayName,
      agencyId: agency.id,
      userId: id,
      visibility,
      permissions: this.app.get(RolePermissions).of(role),
      origin: 'staff',
      session: { id: sessionId, role },
      sessionId,
    };
  }

  /** Creates a client as `by`; retail unless the fields say otherwise. */
  client(by: Actor, fields: Partial<CreateClientDto> = {}): Promise<ClientDto> {
    const type: ClientType = fields.type ?? 'retail';
    const name =
      type === 'corporate'
        ? { companyName: `Impresa ${(counter += 1)} S.r.l.` }
        : { firstName: 'Maria', lastName: `Prova ${(counter += 1)}` };
    return this.app.get(ClientsService).create(by, { ...name, ...fields, type });
  }

  /** Creates a prospect as `by`; in the first stage unless the fields say otherwise. */
  prospect(by: Actor, fields: Partial<CreateProspectDto> = {}): Promise<ClientDto> {
    const named =
      fields.type === 'corporate'
        ? { companyName: `Impresa ${(counter += 1)} S.r.l.` }
        : { firstName: 'Paola', lastName: `Futura ${(counter += 1)}` };
    return this.app.get(ProspectsService).create(by, { ...named, type: 'retail', ...fields });
  }

  tag(by: Actor, name = `Tag ${(counter += 1)}`): Promise<TagDto> {
    return this.app.get(TagsService).create(by, { name });
  }

  /** Plans an action for the client, on a day far in the future. */
  action(by: Actor, clientId: string, fields: Partial<CreateCrmActionDto> = {}): Promise<CrmActionDto> {
    const described = { description: `Azione ${(counter += 1)}`, plannedOn: '2031-03-18' };
    return this.app.get(CrmActionsService).create(by, { kind: 'action', ...described, ...fields, clientId });
  }

  /** Enters the details of the agency and publishes its privacy notice. */
  async privacyNotice(by: Actor): Promise<PrivacyNoticeDto> {
    const address = { street: 'via Prova', streetNumber: '1', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' };
    const details = { address, email: 'agenzia@test.example', phone: '+390115550100' };
    await this.app.get(AgencyDetailsService).update(by, '*', details);
    return this.app.get(PrivacyNoticesService).publish(by, { notice: 'Informativa di prova', terms: 'Condizioni di prova' });
  }

  /** Sends the standard questionnaire for the client's type as a link; the agency needs a privacy notice. */
  async questionnaire(
    by: Actor,
    clientId: string,
    fields: Partial<SendQuestionnaireDto> = {},
  ): Promise<QuestionnaireDto & { token: string }> {
    const { templates } = await this.app.get(SendingOptionsQueries).get(by, clientId);
    const [template] = templates;
    if (!template) throw new Error('The client has no template.');
    const sent = await this.app.get(SendingService).sendTo(by, { templateId: template.id, channel: 'link', ...fields, clientId });
    return { ...sent, token: sent.link?.split('#')[1] ?? '' };
  }
}
