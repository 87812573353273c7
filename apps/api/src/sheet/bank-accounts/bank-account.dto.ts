import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { IsLine } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';
import { IsIban } from './iban.validator.js';

const BANK_ACCOUNT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;
const NEEDED = ['iban'] as const;

export class BankAccountFields {
  /** IBAN. A caller without the permission to reveal it receives the country code and the last four characters, with `*` in between. */
  @IsIban() iban: string;
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value))
  @Matches(/^[A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/)
  bic: string | null;
  /** Name of the bank. If omitted, it is derived from the IBAN where the bank is known. */
  @IsLine(100) bankName: string | null;
  @IsLine(200) holder: string | null;
  /**
   * Whether this is the client’s default account. If omitted on creation, true while the client has no default. Setting it
   * on one account clears it on the other.
   */
  @IsBoolean() isDefault: boolean;
}

export class CreateBankAccountDto extends IntersectionType(
  PickType(BankAccountFields, NEEDED),
  PartialType(OmitType(BankAccountFields, NEEDED)),
) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdateBankAccountDto extends PartialType(BankAccountFields) {}

export class BankAccountDto extends IntersectionType(SheetRecordDto, BankAccountFields) {
  /** ABI code of the bank of an Italian account, five digits; `null` for other countries. */
  abi: string | null;
  /** CAB code of the branch of an Italian account, five digits; `null` for other countries. */
  cab: string | null;
}

export class RevealedIban {
  @ApiProperty({ type: 'string', example: 'IT60X0542811101000000123456' }) iban: string;
}

export class BankAccountPage {
  data: BankAccountDto[];
  page: PageDto;
}

export class BankAccountQuery extends SheetQuery {
  @IsOptional()
  @IsIn(BANK_ACCOUNT_SORTS)
  @ApiProperty({ enum: BANK_ACCOUNT_SORTS, required: false })
  sort?: (typeof BANK_ACCOUNT_SORTS)[number];
}
