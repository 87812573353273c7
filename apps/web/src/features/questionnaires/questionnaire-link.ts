/** Link to a questionnaire's page. */
export const questionnaireLink = ({ id }: { id: string }) => ({ to: '/questionari/$id', params: { id } }) as const;
