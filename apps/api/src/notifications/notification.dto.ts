import { ApiProperty, PickType } from '@nestjs/swagger';
import { ApiDeclared } from '../core/http/openapi.decorators.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { IMPORT_WORK_KINDS, type ImportWorkKind, type NotificationKind } from './notification.entity.js';

export class NotificationQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

/** Fields that describe an action in a notification. */
export class NotifiedAction {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  description: string;
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  @ApiProperty({ type: 'string', example: '09:30' }) plannedTime: string | null;
}

const IMPORT_ENDS = ['done', 'stopped', 'rolled-back'] as const;

/** Import whose job has ended. */
export class NotifiedImport {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  fileName: string;
  /** Current state of the import. `stopped`: incomplete, and can be resumed. */
  @ApiProperty({ enum: IMPORT_ENDS, enumName: 'ImportEnd' }) end: (typeof IMPORT_ENDS)[number];
  /** Phase of the import that failed; only for `import-failed`. */
  @ApiProperty({ enum: IMPORT_WORK_KINDS, enumName: 'ImportWorkKind', nullable: true }) failed: ImportWorkKind | null;
}

export class NotificationDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiDeclared('NotificationKind') kind: NotificationKind;
  /** Number of clients or actions concerned; for an import, of clients created; for failed work, of records completed. */
  @ApiProperty({ type: 'integer' }) count: number;
  byName: string;
  /** Client, when the notification is about a single one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) clientId: string | null;
  clientName: string | null;
  /** Action, when the notification is about a single one. */
  action: NotifiedAction | null;
  /** Questionnaire, when the notification is about one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) questionnaireId: string | null;
  /** Report, when the notification is about one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) reportId: string | null;
  /** Import, when the notification is about one. */
  import: NotifiedImport | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) readAt: string | null;
}

export class NotificationPage {
  data: NotificationDto[];
  page: PageDto;
  /** Number of unread notifications, up to 100. */
  @ApiProperty({ type: 'integer' }) unread: number;
}
