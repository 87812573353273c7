import { Column, Entity } from 'typeorm';
import { RowVisibility } from '../../core/database/row-visibility.js';
import { ClientRecord } from '../sheet-record.entity.js';

/** A bank account of the client. The IBAN is encrypted, so that the table or a backup of it does not reveal account numbers. */
@Entity('bank_accounts')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class BankAccount extends ClientRecord {
  /** Encrypted with `Keys.seal`; the service decrypts it for callers with the permission. */
  @Column('text') iban: string;
  /** Codes of bank and branch of an Italian account. They do not identify an account, so they are stored unencrypted. */
  @Column('text', { nullable: true }) abi: string | null;
  @Column('text', { nullable: true }) cab: string | null;
  @Column('text', { nullable: true }) bic: string | null;
  @Column('text', { name: 'bank_name', nullable: true }) bankName: string | null;
  @Column('text', { nullable: true }) holder: string | null;
  @Column('boolean', { name: 'is_default', default: false }) isDefault: boolean;
}
