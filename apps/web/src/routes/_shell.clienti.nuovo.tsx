import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { CreateClient } from '../features/clients/create-client';

export const Route = createFileRoute('/_shell/clienti/nuovo')({
  validateSearch: z.object({
    tipo: z.enum(['retail', 'professional', 'corporate']).optional().catch(undefined),
    /** What was searched in vain: the start of a name. */
    nome: z.string().max(200).optional().catch(undefined),
  }),
  component: CreateClient,
});
