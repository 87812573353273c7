import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/_field')({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_field"!</div>;
}
