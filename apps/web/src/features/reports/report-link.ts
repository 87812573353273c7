export const reportLink = ({ id }: { id: string }) => ({ to: '/report/$id', params: { id } }) as const;

export const comparisonLink = (id: string, altro: string) => ({ to: '/report/$id/confronto/$altro', params: { id, altro } }) as const;
