import type { UseQueryResult } from '@tanstack/react-query';
import type { ProspectCounts } from '@sestante/api-client/types';
import type { ReactNode } from 'react';
import { isNarrowed } from '../records/list/record-search';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { Board } from './board';
import type { FocusRequest } from './board-column';
import boardClasses from './board.module.css';
import classes from './pipeline.module.css';
import { ProspectsEmpty, ProspectsFilteredEmpty } from './prospects-empty';
import type { ProspectsSearch } from './prospects-search';
import type { ProspectActions } from './use-prospect-actions';

interface PipelineProps {
  search: ProspectsSearch;
  counts: UseQueryResult<ProspectCounts, unknown>;
  actions: ProspectActions;
  toolbar: ReactNode;
  onChange: (part: Partial<ProspectsSearch>) => void;
  moved: FocusRequest | null;
}

/** The board in all its states. It fills the window, and each column scrolls by itself. */
export function Pipeline({ search, counts, actions, toolbar, onChange, moved }: PipelineProps) {
  const waiting = useDelayed(counts.isPending);
  return (
    <div className={classes['pipeline']}>
      {toolbar}
      {counts.data === undefined ? (
        counts.isError ? (
          <ErrorState title="Non riusciamo a caricare la pipeline" error={counts.error} onRetry={() => void counts.refetch()} />
        ) : (
          <div className={boardClasses['board']} aria-busy="true">
            {waiting && <Ghosts />}
          </div>
        )
      ) : isEmpty(counts.data) ? (
        isNarrowed(search) ? (
          <ProspectsFilteredEmpty search={search} onChange={onChange} />
        ) : (
          <ProspectsEmpty />
        )
      ) : (
        <Board search={search} counts={counts.data} actions={actions} moved={moved} />
      )}
    </div>
  );
}

function Ghosts() {
  return (
    <>
      {[0, 1, 2, 3].map((column) => (
        <div
          key={column}
          className={boardClasses['column']}
          role={column === 0 ? 'status' : undefined}
          aria-label={column === 0 ? 'Caricamento' : undefined}
        >
          <div className={boardClasses['head']} />
          {[0, 1, 2].map((index) => (
            <div key={index} className={boardClasses['skeleton']} />
          ))}
        </div>
      ))}
    </>
  );
}

function isEmpty({ data, lost, converted }: ProspectCounts): boolean {
  return lost.total === 0 && converted.total === 0 && data.every(({ total }) => total === 0);
}
