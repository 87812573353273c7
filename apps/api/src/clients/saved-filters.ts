import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';

/** Criteria that a user has saved for a list, and their sort order if they have one. */
export interface SavedFilter<Filter> {
  criteria: Filter;
  sort: string | null;
}
type FindSavedFilter = (actor: Actor, id: string, list: string) => Promise<SavedFilter<object> | undefined>;

/** Filters that a list finds by `viewId`. The feature that stores them registers how they are read. */
@Injectable()
export class SavedFilters {
  private read: FindSavedFilter | undefined;

  readBy(read: FindSavedFilter): void {
    this.read = read;
  }

  /** Reads a saved filter of the given list; undefined when it does not exist or is not visible to the caller. */
  async find<Filter extends object>(actor: Actor, id: string, list: string): Promise<SavedFilter<Filter> | undefined> {
    return (await this.read?.(actor, id, list)) as SavedFilter<Filter> | undefined;
  }
}
