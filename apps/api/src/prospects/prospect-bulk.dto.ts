import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import { BULK_OPERATIONS, BulkWork } from '../clients/client-bulk.dto.js';
import { ProspectFilter } from './prospect.dto.js';

export const PROSPECT_BULK_OPERATIONS = [...BULK_OPERATIONS, 'move'] as const;
export type ProspectBulkOperation = (typeof PROSPECT_BULK_OPERATIONS)[number];

/** One operation on many prospects, selected by `ids` or by `filter`. */
export class BulkProspectsDto extends BulkWork {
  /** Parameters of the list with `exact`, lists as JSON arrays. Matches at most 100,000 prospects, else 422. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ProspectFilter) filter?: ProspectFilter;
  @IsIn(PROSPECT_BULK_OPERATIONS)
  @ApiProperty({ enum: PROSPECT_BULK_OPERATIONS, enumName: 'ProspectBulkOperation' })
  operation: ProspectBulkOperation;
  /** Target stage; required for `move`, not allowed otherwise. Lost prospects are not moved but reported as refused. */
  @ValidateIf((_, value) => value !== undefined) @IsUUID() pipelineStageId?: string;
}
