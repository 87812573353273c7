import type { CreateClientDto } from '../clients/client.dto.js';

/** A body of `POST /clients`, with ids left to whoever loads it, and the record's age in days before the day of loading. */
export interface DemoClient extends Omit<CreateClientDto, 'assigneeId' | 'tagIds'> {
  createdDaysAgo: number;
  updatedDaysAgo: number;
}

/** What was on the record before it became what it is now; newest first on a client. */
export interface DemoChange {
  daysAgo: number;
  byEmail: string;
  field: Exclude<keyof DemoClient, 'type' | 'createdDaysAgo' | 'updatedDaysAgo'>;
  from: unknown;
  to: unknown;
}
