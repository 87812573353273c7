import { ApiProperty, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { ApiDeclared } from '../core/http/openapi.decorators.js';
import { PageDto, PageQuery } from '../core/http/page.dto.js';
import { SheetRecordRef } from '../sheet/sheet-record.dto.js';
import { PersonRef } from '../users/user.dto.js';

export class TrashQuery extends PickType(PageQuery, ['limit', 'cursor'] as const) {}

export class TrashItemDto {
  @ApiDeclared('TrashKind') kind: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** Name of the record; for an action, its description. */
  displayName: string;
  /** Client that the record belongs to; `null` for a client, or a record that is not one client's. */
  client: SheetRecordRef | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) deletedAt: string;
  deletedBy: PersonRef;
  /** Time of the purge, until which it can be restored; `null` for records kept because of a signed report. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) purgedAt: string | null;
  /** Whether the caller may restore the record. */
  restorable: boolean;
}

export class TrashPage {
  data: TrashItemDto[];
  page: PageDto;
}

export class RestoreDto {
  /** Fields to clear because another record has their value in the meantime. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsIn(['omniaCode'], { each: true })
  @ApiProperty({ type: [String], enum: ['omniaCode'], required: false })
  clear?: string[];
}
