/** Everything of a list, however many pages it comes on, so that none ends without saying so. */
export async function everything<T>(
  read: (cursor: { cursor?: string }) => Promise<{
    items: readonly T[];
    nextCursor?: string | null | undefined;
  }>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor ? { cursor } : {});
    all.push(...page.items);
    cursor = page.nextCursor ?? null;
  }
  return all;
}
