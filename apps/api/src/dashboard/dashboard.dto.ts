import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ActionClientRef, CappedTotal, CrmActionCounts, CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { TimelineEntryDto } from '../clients/timeline.dto.js';

export const SCOPES = ['mine', 'agency'] as const;
export type Scope = (typeof SCOPES)[number];

export class DashboardQuery {
  /** `mine`: the caller's actions and assigned records. `agency` (default): all records visible to the caller. */
  @IsOptional() @IsIn(SCOPES) @ApiProperty({ enum: SCOPES, enumName: 'DashboardScope', required: false }) scope?: Scope;
}

/** Figures capped at 1,000, except the total of clients, capped at 10,000. */
export class RecordFigures extends CappedTotal {
  /** Number of records without a planned action. */
  withoutNextAction: CappedTotal;
  /** Number of records created since the first of this month, in Rome. */
  newThisMonth: CappedTotal;
}

/** Timeline entry with its client. */
export class RecentEntry extends TimelineEntryDto {
  client: ActionClientRef;
}

export class DashboardDto {
  @ApiProperty({ enum: SCOPES, enumName: 'DashboardScope' }) scope: Scope;
  /** Current date in Rome. */
  @ApiProperty({ type: 'string', format: 'date' }) day: string;
  clients: RecordFigures;
  /** Figures of open prospects; lost ones are not counted. */
  prospects: RecordFigures;
  /** Number of actions per group, each capped at 200. */
  actions: CrmActionCounts;
  /** Overdue actions: the five that became overdue most recently. */
  overdueActions: CrmActionDto[];
  /** Planned actions of today that are not yet overdue: the first ten, by time. */
  todayActions: CrmActionDto[];
  /** Latest ten timeline entries, newest first. */
  recent: RecentEntry[];
}
