import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { IsDay } from '../core/http/fields.js';

const truth: Record<string, boolean> = { true: true, false: false };

export class MunicipalityQuery {
  /** Beginning of a name, or at least three digits of a postal code. */
  @IsString() @Length(1, 100) q: string;
  /** Date on which the municipality must have existed, such as a birth date. Default: today. */
  @IsOptional() @IsDay() on?: string;
  /** Whether to include foreign states, which can be places of birth. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (truth[value] ?? value) : value))
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  states?: boolean;
}

export class MunicipalityDto {
  name: string;
  /** Name in the second language of a bilingual municipality; `null` otherwise. */
  otherName: string | null;
  /** Two-letter province code; `null` for a foreign state. */
  province: string | null;
  /** Country code, ISO 3166-1 alpha-2; `null` for a state that no longer exists. */
  country: string | null;
  postalCodes: string[];
  belfioreCode: string;
  @ApiProperty({ type: 'string', format: 'date' }) validFrom: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) validTo: string | null;
}

/** Best matches first; at most ten. */
export class MunicipalityList {
  data: MunicipalityDto[];
}
