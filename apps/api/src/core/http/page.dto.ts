import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What every list accepts. */
export class PageQuery {
  /** Rows of a page. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  @ApiProperty({ type: 'integer', required: false })
  limit?: number = 50;

  /** `page.nextCursor` or `page.prevCursor` of an earlier answer to the same filter and sort. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;

  /** `capped` counts up to 10,000; `exact` may be slow. Left out, nothing is counted. */
  @IsOptional()
  @IsIn(['capped', 'exact'])
  @ApiProperty({ enum: ['capped', 'exact'], required: false })
  count?: 'capped' | 'exact';
}

/** Where a page stands among the others. */
export class PageDto {
  nextCursor: string | null;
  prevCursor: string | null;
  hasMore: boolean;
  /** Only when `count` was asked for. */
  @ApiProperty({ type: 'integer' })
  total?: number;
  /** True when `total` stopped at 10,000. */
  totalCapped?: boolean;
}

/** `a,b` in a filter means any of them. */
export const CommaSeparated = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
