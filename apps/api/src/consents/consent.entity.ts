import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RowVisibility } from '../core/database/row-visibility.js';
import type { ConsentEvidence } from './consent.dto.js';

/** Purposes that need a consent of their own; none is a condition of another. */
export const CONSENT_PURPOSES = ['marketing', 'profiling', 'third_party_marketing', 'health_data'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export const CONSENT_ACTIONS = ['given', 'withdrawn'] as const;
export type ConsentAction = (typeof CONSENT_ACTIONS)[number];
/** Channels that staff and integrations name; the others are those of the client's own actions in the product. */
export const STAFF_CHANNELS = ['paper', 'in_person', 'phone', 'email', 'import', 'api'] as const;
export const CONSENT_CHANNELS = [...STAFF_CHANNELS, 'questionnaire', 'preference_page', 'unsubscribe'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** Text that clients consent to, one of several versions for a purpose. It is added once and never changed. */
@Entity('consent_texts')
@RowVisibility('agency')
export class ConsentText {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') purpose: ConsentPurpose;
  /** From 1; the highest is the current one. */
  @Column('integer') version: number;
  @Column('text') text: string;
}

/** One consent or withdrawal. It is added once and never changed: the last entry by `at` is the state of a purpose. */
@Entity('consents')
@RowVisibility({ viaParent: { column: 'client_id', table: 'clients' } })
export class Consent {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'client_id' }) clientId: string;
  @Column('text') purpose: ConsentPurpose;
  @Column('text') action: ConsentAction;
  @Column({ type: 'timestamptz', precision: 3 }) at: Date;
  @Column('text') channel: ConsentChannel;
  /** Text that was shown; null for a withdrawal without one. */
  @Column('uuid', { name: 'text_id', nullable: true }) textId: string | null;
  @Column('jsonb') evidence: ConsentEvidence;
  @Column('uuid', { name: 'recorded_by_id' }) recordedById: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', precision: 3 }) recordedAt: Date;
}
