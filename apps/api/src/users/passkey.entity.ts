import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Public half of a key that a device or a password manager keeps for a user. */
@Entity('passkeys')
@RowVisibility('agency')
export class Passkey {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text', { name: 'credential_id' }) credentialId: string;
  /** COSE key, as base64url. */
  @Column('text', { name: 'public_key' }) publicKey: string;
  /** Signature counter, where the device has one; a lower value reveals a copy of the key. */
  @Column('bigint') counter: string;
  @Column('jsonb') transports: string[];
  @Column('text') name: string;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'last_used_at', precision: 3, nullable: true }) lastUsedAt: Date | null;
}
