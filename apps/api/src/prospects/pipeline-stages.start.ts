import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';

const NAMES = ['Nuovo', 'Contattato', 'In valutazione', 'Trattativa'];

/** Inserts the first stages of a new agency, since every prospect needs a stage. */
export const insertFirstStages = (tx: UnitOfWork): Promise<void> =>
  tx.insert(
    PipelineStage,
    NAMES.map((name, index) => ({ agencyId: tx.actor.agencyId, id: uuidv7(), name, position: index + 1 })),
  );
