import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../core/auth/permissions.js';
import { RowVisibility } from '../core/database/row-visibility.js';

/** Authenticator app of a user, at most one each. */
@Entity('authenticators')
@RowVisibility('agency')
export class Authenticator {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  /** Sealed (`Keys.seal`); null until a first code has confirmed that the app has it. */
  @Column('text', { nullable: true }) secret: string | null;
  @Column({ type: 'timestamptz', name: 'confirmed_at', precision: 3, nullable: true }) confirmedAt: Date | null;
  /** Time step of the last accepted code: neither it nor an earlier one is accepted again. */
  @Column('bigint', { name: 'last_step', nullable: true }) lastStep: string | null;
  /** Sealed secret that waits for its first code. */
  @Column('text', { name: 'pending_secret', nullable: true }) pendingSecret: string | null;
}

/** Single-use code for a user who has lost the second factor; only its keyed hash is stored. */
@Entity('recovery_codes')
@RowVisibility('agency')
export class RecoveryCode {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('text', { name: 'code_hash' }) codeHash: string;
  @Column({ type: 'timestamptz', name: 'used_at', precision: 3, nullable: true }) usedAt: Date | null;
}

/** Marks a token of the second step as used. */
@Entity('spent_challenges')
@RowVisibility('agency')
export class SpentChallenge {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('text', { name: 'challenge_hash' }) challengeHash: string;
  @Column({ type: 'timestamptz', name: 'spent_at', precision: 3 }) spentAt: Date;
}

/** Security settings for log-in, one row for each agency. */
@Entity('security_settings')
@RowVisibility('agency')
export class SecuritySettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** Roles that require a second factor. */
  @Column('jsonb', { name: 'second_factor_roles' }) secondFactorRoles: Role[];
  @Column('integer', { default: 1 }) version: number;
}
