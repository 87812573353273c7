import { OmitType } from '@nestjs/swagger';
import { CreateCrmActionDto, CrmActionListQuery } from '../../crm-actions/crm-action.dto.js';

/** Query of the list of CRM actions, without `clientId`: the client is in the route. */
export class ActivityQuery extends OmitType(CrmActionListQuery, ['clientId', 'viewId'] as const) {}

/** Body of a new CRM action, without `clientId`: the client is in the route. */
export class CreateActivityDto extends OmitType(CreateCrmActionDto, ['clientId'] as const) {}
