import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsObject, IsOptional, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { Address } from '../core/http/address.dto.js';
import { IsDay, IsLine, IsMailAddress, lowerCase, rule } from '../core/http/fields.js';
import { IsPhone } from '../core/http/italian-fields.js';
import { isReadableOnWhite } from './agency-brand.rules.js';

export class AgencyDetailsDto {
  /** Name under which the agency works, as clients read it. */
  name: string;
  address: Address | null;
  email: string | null;
  phone: string | null;
  /** Certified e-mail address (PEC). */
  pec: string | null;
  /** Number in the register of intermediaries (RUI). */
  registerNumber: string | null;
  /** Day of the registration in the register of intermediaries. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true }) registeredOn: string | null;
  /** Colour of its documents, `#rrggbb`. */
  color: string | null;
  /** Whether its documents show a logo. */
  hasLogo: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class UpdateAgencyDetailsDto {
  @ValidateIf((_, value) => value !== undefined) @IsLine(200) name?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => Address) address?: Address | null;
  @IsOptional() @IsMailAddress() @Transform(({ value }) => lowerCase(value)) email?: string | null;
  @IsOptional() @IsPhone() phone?: string | null;
  /** Certified e-mail address (PEC). */
  @IsOptional() @IsMailAddress() @Transform(({ value }) => lowerCase(value)) pec?: string | null;
  /** Number in the register of intermediaries (RUI). */
  @IsOptional() @IsLine(20) registerNumber?: string | null;
  /** Day of the registration in the register of intermediaries. */
  @IsOptional() @IsDay() registeredOn?: string | null;
  /** Colour of its documents, `#rrggbb`, dark enough to be read on white: contrast of at least 4.5. */
  @IsOptional()
  @Matches(/^#[0-9a-fA-F]{6}$/)
  @rule('contrast', 'must be darker, to be read on white', isReadableOnWhite)
  @Transform(({ value }) => lowerCase(value))
  color?: string | null;
}
