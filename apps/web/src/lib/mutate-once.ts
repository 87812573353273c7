import { sameValue } from './same-value.ts';

interface Running<Variables> {
  isPending: boolean;
  variables: Variables | undefined;
  mutate: (variables: Variables) => void;
}

/** Runs a mutation unless it is running with the same variables: a double click is one call, and none about something else is ignored. */
export function mutateOnce<Variables>(mutation: Running<Variables>, variables: Variables): void {
  if (!mutation.isPending || !sameValue(mutation.variables, variables)) mutation.mutate(variables);
}
