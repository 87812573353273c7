import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ActionClientRef, CappedTotal, CrmActionCounts, CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { TimelineEntryDto } from '../clients/timeline.dto.js';

export const SCOPES = ['mine', 'agency'] as const;
export type Scope = (typeof SCOPES)[number];

export class DashboardQuery {
  /** `mine`: what the caller is to do, and the clients that they look after. `agency`: everything that they see. */
  @IsOptional() @IsIn(SCOPES) @ApiProperty({ enum: SCOPES, enumName: 'DashboardScope', required: false }) scope?: Scope;
}

/** Counted to a thousand, but for all clients: these to ten thousand. */
export class RecordFigures extends CappedTotal {
  /** For how many nothing is planned. */
  withoutNextAction: CappedTotal;
  /** Entered since the first of this month. */
  newThisMonth: CappedTotal;
}

/** Something that happened lately, and to whom. */
export class RecentEntry extends TimelineEntryDto {
  client: ActionClientRef;
}

export class DashboardDto {
  @ApiProperty({ enum: SCOPES, enumName: 'DashboardScope' }) scope: Scope;
  /** Today, in Rome. */
  @ApiProperty({ type: 'string', format: 'date' }) day: string;
  clients: RecordFigures;
  /** Without those that are lost. */
  prospects: RecordFigures;
  /** Counted to two hundred. */
  actions: CrmActionCounts;
  /** The five that have been late for the shortest time. */
  overdueActions: CrmActionDto[];
  /** What is still to be done today, by time; the first ten. */
  todayActions: CrmActionDto[];
  /** What happened lately; the latest ten. */
  recent: RecentEntry[];
}
