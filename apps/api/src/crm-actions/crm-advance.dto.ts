import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { CloseDto, CrmActionDto, NewHistoryDto, NextActionDto } from './crm-action.dto.js';

/** The action, and for a while the way back. */
export class UndoableCrmAction extends CrmActionDto {
  /** For `POST /undo/{token}`, within the minute. */
  undoToken: string;
}

export class CloseWithHistoryDto extends CloseDto {
  @IsObject() @ValidateNested() @Type(() => NewHistoryDto) history: NewHistoryDto;
}

export class ContinueWithActionDto extends CloseDto {
  @IsObject() @ValidateNested() @Type(() => NextActionDto) action: NextActionDto;
}

export class AdvancedDto {
  closed: CrmActionDto;
  /** What it was closed or continued with. */
  created: CrmActionDto;
  /** For `POST /undo/{token}`, within the minute: both are as they were before. */
  undoToken: string;
}

/** One way to advance many actions; `history` and `action` are not sent together. */
export class BulkAdvanceDto extends CloseDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @IsUUID('all', { each: true }) ids: string[];
  /** Closes each with a history of its own. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => NewHistoryDto) history?: NewHistoryDto;
  /** Continues each with an action of its own. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => NextActionDto) action?: NextActionDto;
}

export class AdvanceResult {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  advanced: boolean;
  /** Why not: `not-found`, `action-already-closed`, `not-for-this-type`, `operator-cannot-see`; `null` when it was advanced. */
  code: string | null;
  /** What it is continued with, by this call or by an earlier one. */
  @ApiProperty({ type: 'string', format: 'uuid' }) nextId: string | null;
}

export class BulkAdvancedDto {
  /** In the order of `ids`. */
  results: AdvanceResult[];
  /** For `POST /undo/{token}`, within the minute; `null` when nothing was advanced. */
  undoToken: string | null;
}
