import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../core/auth/permissions.js';
import { RowVisibility } from '../core/database/row-visibility.js';

/** The authenticator app of a person: at most one each. */
@Entity('authenticators')
@RowVisibility('agency')
export class Authenticator {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  /** Sealed (`Keys.seal`); null until a first code has shown that the app has it. */
  @Column('text', { nullable: true }) secret: string | null;
  @Column({ type: 'timestamptz', name: 'confirmed_at', precision: 3, nullable: true }) confirmedAt: Date | null;
  /** The time step of the last code that was accepted: neither it nor an earlier one is accepted again. */
  @Column('bigint', { name: 'last_step', nullable: true }) lastStep: string | null;
  /** Sealed; waits for its first code. */
  @Column('text', { name: 'pending_secret', nullable: true }) pendingSecret: string | null;
}

/** Lets somebody in once who has lost the second factor; only its keyed hash is kept. */
@Entity('recovery_codes')
@RowVisibility('agency')
export class RecoveryCode {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('text', { name: 'code_hash' }) codeHash: string;
  @Column({ type: 'timestamptz', name: 'used_at', precision: 3, nullable: true }) usedAt: Date | null;
}

/** That a token of the second step was used up. */
@Entity('spent_challenges')
@RowVisibility('agency')
export class SpentChallenge {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @PrimaryColumn('text', { name: 'challenge_hash' }) challengeHash: string;
  @Column({ type: 'timestamptz', name: 'spent_at', precision: 3 }) spentAt: Date;
}

/** What an agency asks of its people at log-in: one row each. */
@Entity('security_settings')
@RowVisibility('agency')
export class SecuritySettings {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  /** Who must have a second factor. */
  @Column('jsonb', { name: 'second_factor_roles' }) secondFactorRoles: Role[];
  @Column('integer', { default: 1 }) version: number;
}
