import { IsOptional } from 'class-validator';
import { IsCountry, IsLine } from './fields.js';

/** Street address; every part is optional. */
export class Address {
  @IsOptional() @IsLine(200) street?: string | null;
  @IsOptional() @IsLine(20) streetNumber?: string | null;
  @IsOptional() @IsLine(12) postalCode?: string | null;
  @IsOptional() @IsLine(100) city?: string | null;
  @IsOptional() @IsLine(50) province?: string | null;
  /** Country code, ISO 3166-1 alpha-2. */
  @IsOptional() @IsCountry() country?: string | null;
}
