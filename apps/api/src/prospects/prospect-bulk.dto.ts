import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import { BULK_OPERATIONS, BulkWork } from '../clients/client-bulk.dto.js';
import { ProspectFilter } from './prospect.dto.js';

export const PROSPECT_BULK_OPERATIONS = [...BULK_OPERATIONS, 'move'] as const;
export type ProspectBulkOperation = (typeof PROSPECT_BULK_OPERATIONS)[number];

/** One thing for many prospects: those of `ids`, or all that match `filter`. */
export class BulkProspectsDto extends BulkWork {
  /** As in the list with `exact`, with lists as JSON arrays; at most 100,000 prospects may match. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ProspectFilter) filter?: ProspectFilter;
  @IsIn(PROSPECT_BULK_OPERATIONS)
  @ApiProperty({ enum: PROSPECT_BULK_OPERATIONS, enumName: 'ProspectBulkOperation' })
  operation: ProspectBulkOperation;
  /** For `move`: where on the board; those that are lost stay, and are told as refused. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}
