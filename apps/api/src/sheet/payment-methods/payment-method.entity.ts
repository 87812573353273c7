import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { SheetRecord } from '../sheet-record.entity.js';

/** A payment method of the agency that clients can be linked to. */
@Entity('payment_methods')
@RowVisibility('agency')
export class PaymentMethod extends SheetRecord {
  @Column('text') name: string;
  @Column('text', { nullable: true }) kind: string | null;
  @Column('text', { nullable: true }) notes: string | null;
}

@Entity('client_payment_methods')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class ClientPaymentMethod {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'client_id' }) clientId: string;
  @PrimaryColumn('uuid', { name: 'payment_method_id' }) paymentMethodId: string;
}
