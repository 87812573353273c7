import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.js';

export class NotificationQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** What an action is to be told by. */
export class NotifiedAction {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  description: string;
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  @ApiProperty({ type: 'string', example: '09:30' }) plannedTime: string | null;
}

export class NotificationDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind' }) kind: NotificationKind;
  /** How many clients or actions it is about. */
  @ApiProperty({ type: 'integer' }) count: number;
  byName: string;
  /** The client, when it is about one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) clientId: string | null;
  clientName: string | null;
  /** The action, when it is about one. */
  action: NotifiedAction | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) readAt: string | null;
}

export class NotificationPage {
  data: NotificationDto[];
  page: PageDto;
  /** Up to 100. */
  @ApiProperty({ type: 'integer' }) unread: number;
}
