import { OmitType } from '@nestjs/swagger';
import { CreateCrmActionDto, CrmActionListQuery } from '../crm-actions/crm-action.dto.js';

/** As the list of actions, for the one client. */
export class ActivityQuery extends OmitType(CrmActionListQuery, ['clientId', 'viewId'] as const) {}

/** As an action, for the client in the address. */
export class CreateActivityDto extends OmitType(CreateCrmActionDto, ['clientId'] as const) {}
