import type { CreateClientDto } from '../clients/client.dto.js';

/** Body of `POST /clients` without ids, which the loader adds, and the record's age in days at the day of loading. */
export interface DemoClient extends Omit<CreateClientDto, 'assigneeId' | 'tagIds'> {
  createdDaysAgo: number;
  updatedDaysAgo: number;
}

/** Client of a demo agency; e-mails identify the agency's users. */
export interface DemoAgencyClient extends DemoClient {
  createdByEmail: string;
  assigneeEmail: string | null;
  tagNames: string[];
  /** Changes, oldest first. The last one happened `updatedDaysAgo`, and the results match the record's current values. */
  changes: DemoChange[];
  /** Days since the conversion, for a client that was a prospect. */
  convertedDaysAgo?: number;
}

/** Prospect of a demo agency. */
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
