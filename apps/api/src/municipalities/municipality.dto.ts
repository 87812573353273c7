import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { IsDay } from '../core/http/fields.js';

const truth: Record<string, boolean> = { true: true, false: false };

export class MunicipalityQuery {
  /** The beginning of a name, or three digits or more of a postal code. */
  @IsString() @Length(1, 100) q: string;
  /** Those that existed on this day, such as a birthday; left out, those of today. */
  @IsOptional() @IsDay() on?: string;
  /** Foreign states as well, which are where somebody was born. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (truth[value] ?? value) : value))
  @IsBoolean()
  @ApiProperty({ type: 'boolean', required: false })
  states?: boolean;
}

export class MunicipalityDto {
  name: string;
  /** Where there are two languages. */
  otherName: string | null;
  /** As on number plates; `null` for a foreign state. */
  province: string | null;
  /** ISO 3166-1 alpha-2; `null` for a state that is gone. */
  country: string | null;
  postalCodes: string[];
  belfioreCode: string;
  @ApiProperty({ type: 'string', format: 'date' }) validFrom: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) validTo: string | null;
}

/** The likeliest first, ten at most. */
export class MunicipalityList {
  data: MunicipalityDto[];
}
