import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';

/** Tag of a record. */
export class TagRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  /** Colour as `#rrggbb`. */
  color: string;
}

export class TagDto extends TagRef {
  /** Number of visible clients and actions with the tag, counting at most 10,000 of each. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class TagList {
  data: TagDto[];
}

/** New tag. Tags are shared by the whole agency, and no two names may differ by case alone. */
export class CreateTagDto {
  @IsLine(50) name: string;
  @IsOptional() @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
}

export class UpdateTagDto {
  @ValidateIf((_, value) => value !== undefined) @IsLine(50) name?: string;
  @ValidateIf((_, value) => value !== undefined) @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
}

export class MergeTagDto {
  /** Tag that replaces this one everywhere. */
  @IsUUID() intoId: string;
}
