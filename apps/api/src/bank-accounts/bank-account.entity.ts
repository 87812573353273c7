import { Column, Entity } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import { ClientRecord } from '../sheet/sheet-record.entity.js';

/** An account of the client's. The IBAN is sealed: who reads the table, or a backup, reads no account. */
@Entity('bank_accounts')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class BankAccount extends ClientRecord {
  /** Sealed (`Keys.seal`); opened by the service for whoever may read it. */
  @Column('text') iban: string;
  /** Bank and branch of an Italian account. They name no account, so they are kept readable. */
  @Column('text', { nullable: true }) abi: string | null;
  @Column('text', { nullable: true }) cab: string | null;
  @Column('text', { nullable: true }) bic: string | null;
  @Column('text', { name: 'bank_name', nullable: true }) bankName: string | null;
  @Column('text', { nullable: true }) holder: string | null;
  @Column('boolean', { name: 'is_default', default: false }) isDefault: boolean;
}
