import { ApiProperty, PickType } from '@nestjs/swagger';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { IMPORT_WORK_KINDS, NOTIFICATION_KINDS, type ImportWorkKind, type NotificationKind } from './notification.entity.js';

export class NotificationQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** What an action is to be told by. */
export class NotifiedAction {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  description: string;
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  @ApiProperty({ type: 'string', example: '09:30' }) plannedTime: string | null;
}

const IMPORT_ENDS = ['done', 'stopped', 'rolled-back'] as const;

/** An import that has come to its end. */
export class NotifiedImport {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  fileName: string;
  /** What it is now. `stopped`: on the way, and can be run on. */
  @ApiProperty({ enum: IMPORT_ENDS, enumName: 'ImportEnd' }) end: (typeof IMPORT_ENDS)[number];
  /** Of `import-failed`: the work that could not be done. */
  @ApiProperty({ enum: IMPORT_WORK_KINDS, enumName: 'ImportWorkKind', nullable: true }) failed: ImportWorkKind | null;
}

export class NotificationDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind' }) kind: NotificationKind;
  /** How many clients or actions it is about; of an import, how many it has made; of work that failed, how many it had done. */
  @ApiProperty({ type: 'integer' }) count: number;
  byName: string;
  /** The client, when it is about one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) clientId: string | null;
  clientName: string | null;
  /** The action, when it is about one. */
  action: NotifiedAction | null;
  /** The import, when it is about one. */
  import: NotifiedImport | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) readAt: string | null;
}

export class NotificationPage {
  data: NotificationDto[];
  page: PageDto;
  /** Up to 100. */
  @ApiProperty({ type: 'integer' }) unread: number;
}
