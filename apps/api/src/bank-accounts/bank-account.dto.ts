import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { IsLine } from '../core/http/fields.js';
import { PageDto } from '../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet/sheet-record.dto.js';
import { IsIban } from './iban.validator.js';

const BANK_ACCOUNT_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;
const NEEDED = ['iban'] as const;

export class BankAccountFields {
  /** Without the permission to read it: its country and last four characters, with `*` in between. */
  @IsIban() iban: string;
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toUpperCase() : value))
  @Matches(/^[A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/)
  bic: string | null;
  /** Left out, it follows from the bank of the IBAN, where that is a known one. */
  @IsLine(100) bankName: string | null;
  @IsLine(200) holder: string | null;
  /** Of one account of a client: the first, until another takes it. */
  @IsBoolean() isDefault: boolean;
}

export class CreateBankAccountDto extends IntersectionType(
  PickType(BankAccountFields, NEEDED),
  PartialType(OmitType(BankAccountFields, NEEDED)),
) {}

/** RFC 7396: what is left out stays, `null` clears. */
export class UpdateBankAccountDto extends PartialType(BankAccountFields) {}

export class BankAccountDto extends IntersectionType(SheetRecordDto, BankAccountFields) {
  /** The bank of an Italian account, five digits. */
  abi: string | null;
  /** Its branch, five digits. */
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
