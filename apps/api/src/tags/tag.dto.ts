import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsLine } from '../core/http/fields.js';

/** A tag, as records carry it. */
export class TagRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

export class TagDto extends TagRef {
  /** How many records that the caller sees carry it. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
}

export class TagList {
  data: TagDto[];
}

/** One set of tags serves the whole agency; two tags may not differ by case alone. */
export class CreateTagDto {
  @IsLine(50) name: string;
  @IsOptional() @Matches(/^#[0-9a-fA-F]{6}$/) color?: string;
}
