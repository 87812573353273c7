import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches, ValidateIf } from 'class-validator';
import { IsLine } from '../core/http/fields.js';

/** A tag, as records carry it. */
export class TagRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

export class TagDto extends TagRef {
  /** How many clients and actions that the caller sees carry it, up to 10,000 of each. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class TagList {
  data: TagDto[];
}

/** One set of tags serves the whole agency; two tags may not differ by case alone. */
export class CreateTagDto {
  @IsLine(50) name: string;
  @IsOptional() @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
}

export class UpdateTagDto {
  @ValidateIf((_, value) => value !== undefined) @IsLine(50) name?: string;
  @ValidateIf((_, value) => value !== undefined) @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
}

export class MergeTagDto {
  /** Which takes its place everywhere. */
  @IsUUID() intoId: string;
}
