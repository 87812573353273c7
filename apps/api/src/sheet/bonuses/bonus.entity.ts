import { Column, Entity } from 'typeorm';
import { money } from '../../clients/client.entity.js';
import { RowVisibility } from '../../core/database/row-visibility.js';
import type { Money } from '../../core/http/fields.js';
import { percent } from '../percent.js';
import { ClientRecord } from '../sheet-record.entity.js';
import type { ReductionKind } from '../reduction.dto.js';

/** A bonus agreed with the client. For reference only: nothing is computed from it. */
@Entity('bonuses')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Bonus extends ClientRecord {
  @Column('text') description: string;
  @Column('text') kind: ReductionKind;
  @Column('numeric', { precision: 5, scale: 2, nullable: true, transformer: percent }) percentage: number | null;
  @Column('numeric', { precision: 14, scale: 2, nullable: true, transformer: money }) amount: Money | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
}
