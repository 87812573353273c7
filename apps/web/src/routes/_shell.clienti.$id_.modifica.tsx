import { createFileRoute } from '@tanstack/react-router';
import { PageHeader } from '../ui/page-header';

export const Route = createFileRoute('/_shell/clienti/$id_/modifica')({ component: Edit });

function Edit() {
  return <PageHeader title="Modifica cliente" crumbs={[{ label: 'Clienti', link: { to: '/clienti' } }]} />;
}
