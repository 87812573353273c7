/** How every list asks for its next page: by the cursor of the last one. */
export const byCursor = {
  initialPageParam: {},
  getNextPageParam: ({ page }: { page: { nextCursor: string | null } }) =>
    page.nextCursor === null ? undefined : { query: { cursor: page.nextCursor } },
};
