import type { CreateClientDto } from '../clients/client.dto.js';

/** A body of `POST /clients`, with ids left to whoever loads it, and the record's age in days before the day of loading. */
export interface DemoClient extends Omit<CreateClientDto, 'assigneeId' | 'tagIds'> {
  createdDaysAgo: number;
  updatedDaysAgo: number;
}

/** A client of a demo agency; the e-mails are those of its users. */
export interface DemoAgencyClient extends DemoClient {
  createdByEmail: string;
  assigneeEmail: string | null;
  tagNames: string[];
  /** Oldest first; the last one happened `updatedDaysAgo` and left what the record says now. */
  changes: DemoChange[];
  /** When it had been a prospect until then. */
  convertedDaysAgo?: number;
}

/** One that has not become a client yet. */
export interface DemoProspect extends DemoAgencyClient {
  stage: string;
  daysInStage: number;
  lost?: { daysAgo: number; reason: string };
}

export interface DemoChange {
  daysAgo: number;
  byEmail: string;
  field: Exclude<keyof DemoClient, 'type' | 'createdDaysAgo' | 'updatedDaysAgo'> | 'pipelineStage';
  from: unknown;
  to: unknown;
}
