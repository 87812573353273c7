import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.js';

export class NotificationQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

export class NotificationDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind' }) kind: NotificationKind;
  /** How many clients it is about. */
  @ApiProperty({ type: 'integer' }) count: number;
  byName: string;
  /** The client, when it is about one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) clientId: string | null;
  clientName: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) readAt: string | null;
}

export class NotificationPage {
  data: NotificationDto[];
  page: PageDto;
  /** Up to 100. */
  @ApiProperty({ type: 'integer' }) unread: number;
}
