import { defineConfig } from '@hey-api/openapi-ts';
import document from '../../apps/api/openapi.json' with { type: 'json' };

const tags = new Map(
  Object.values(document.paths).flatMap((path) =>
    Object.values<{ operationId: string; tags: string[] }>(path).map(({ operationId, tags: [tag] }) => [operationId, tag] as const),
  ),
);

/** One file per tag, so that a page of an application loads only the operations of the tags that it uses. */
const byTag = (folder: string) => ({
  symbols: {
    getFilePath: ({ name }: { name: string }) => {
      const tag = tags.get(name.replace(/(Infinite)?(QueryKey|Options)$|Mutation$/, ''));
      return tag === undefined ? undefined : `${folder}/${tag.replaceAll(' ', '-')}`;
    },
  },
});

export default defineConfig({
  input: '../../apps/api/openapi.json',
  output: 'src/gen',
  plugins: [
    '@hey-api/client-fetch',
    '@hey-api/typescript',
    { name: '@hey-api/sdk', '~hooks': byTag('sdk') },
    {
      name: '@tanstack/react-query',
      queryOptions: true,
      // A write says by tag which queries it affects.
      queryKeys: { tags: true },
      mutationOptions: true,
      infiniteQueryOptions: true,
      infiniteQueryKeys: { tags: true },
      '~hooks': byTag('query'),
    },
  ],
});
