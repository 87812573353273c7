/** Cursor paging options of every list query: the next page is requested with the cursor of the last one. */
export const byCursor = {
  initialPageParam: {},
  getNextPageParam: ({ page }: { page: { nextCursor: string | null } }) =>
    page.nextCursor === null ? undefined : { query: { cursor: page.nextCursor } },
};
