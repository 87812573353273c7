import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsLine } from '../../core/http/fields.js';
import { PageDto } from '../../core/http/page.dto.js';
import { SheetQuery, SheetRecordDto } from '../sheet-record.dto.js';

const PAYMENT_METHOD_SORTS = ['displayName', '-displayName', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const;

export class PaymentMethodFields {
  @IsLine(100) name: string;
  /** Free text; suggested values are `bank_transfer`, `direct_debit`, `card`, `cheque` and `cash`. */
  @IsLine(50) kind: string | null;
  @IsString() @Length(1, 2_000) notes: string | null;
}

export class CreatePaymentMethodDto extends IntersectionType(
  PickType(PaymentMethodFields, ['name'] as const),
  PartialType(OmitType(PaymentMethodFields, ['name'] as const)),
) {}

/** JSON merge patch (RFC 7396): omitted fields stay unchanged, `null` clears a field. */
export class UpdatePaymentMethodDto extends PartialType(PaymentMethodFields) {}

export class PaymentMethodDto extends IntersectionType(SheetRecordDto, PaymentMethodFields) {
  /** Number of linked clients that the caller can see, up to 10,000. */
  @ApiProperty({ type: 'integer' }) usageCount: number;
}

export class PaymentMethodPage {
  data: PaymentMethodDto[];
  page: PageDto;
}

export class PaymentMethodQuery extends SheetQuery {
  @IsOptional()
  @IsIn(PAYMENT_METHOD_SORTS)
  @ApiProperty({ enum: PAYMENT_METHOD_SORTS, required: false })
  sort?: (typeof PAYMENT_METHOD_SORTS)[number];
}
