import { queryOptions } from '@tanstack/react-query';
import { getPrivacyNoticeOptions, listPrivacyNoticesInfiniteOptions, proposePrivacyNoticeOptions } from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';

/** Pages of the published versions, newest first, without their texts. */
export const noticeListQuery = { ...listPrivacyNoticesInfiniteOptions({}), ...byCursor, meta: { handled: true } } as const;

/** A published version, which never changes. */
export const noticeQuery = (id: string) =>
  queryOptions({ ...getPrivacyNoticeOptions({ path: { id } }), staleTime: Infinity, meta: { handled: true } });

/** Texts to begin with, from the agency's details as they are now. */
export const noticeProposalQuery = queryOptions({ ...proposePrivacyNoticeOptions(), staleTime: 0, gcTime: 0, meta: { handled: true } });
