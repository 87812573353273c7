import { createFileRoute } from '@tanstack/react-router';
import { getImportOptions } from '@sestante/api-client/query';
import { ImportPage } from '../features/imports/import-page';
import { importSearch } from '../features/imports/import-search';

export const Route = createFileRoute('/_shell/importa/$id')({
  validateSearch: importSearch,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(getImportOptions({ path: { id: params.id } })),
  component: ImportPage,
  // Remounts for another import, so that no state of the previous one is kept.
  remountDeps: ({ params }) => params,
});
