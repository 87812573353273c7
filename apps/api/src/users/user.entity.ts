import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role, Visibility } from '../core/auth/permissions.js';
import { RowVisibility } from '../core/database/row-visibility.js';

/** User who signs in, or the product itself working for the agency (`system`, one each). */
@Entity('users')
@RowVisibility('agency')
export class User {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { default: 'person' }) kind: 'person' | 'system';
  /** Unique in the installation, regardless of case. */
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { name: 'password_hash', nullable: true, select: false }) passwordHash: string | null;
  @Column('text', { name: 'first_name' }) firstName: string;
  @Column('text', { name: 'last_name' }) lastName: string;
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text') role: Role;
  @Column('text') visibility: Visibility;
  @Column('boolean', { default: true }) active: boolean;
  @Column({ type: 'timestamptz', name: 'last_seen_at', precision: 3, nullable: true }) lastSeenAt: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'now()' }) createdAt: Date;
  /** Time of a pending invitation; null once accepted. */
  @Column({ type: 'timestamptz', name: 'invited_at', precision: 3, nullable: true }) invitedAt: Date | null;
  /** True when the user gets a morning mail with the actions due. */
  @Column('boolean', { name: 'morning_digest', default: true }) morningDigest: boolean;
  /** Minutes before a timed action at which the user is reminded; null for never. */
  @Column('integer', { name: 'reminder_minutes', nullable: true, default: 15 }) reminderMinutes: number | null;
  /** Day of the last morning mail. */
  @Column('date', { name: 'digest_on', nullable: true }) digestOn: string | null;
  @Column('integer', { default: 1 }) version: number;
}
