import { ActionIcon } from '@mantine/core';
import type { ReportArea, ReportBlockDto, ReportDetailDto } from '@sestante/api-client/types';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import classes from './areas-table.module.css';
import { BandBadge, scoreRange } from './band-badge';
import { ReportBlocks } from './report-blocks';

const COLUMNS = 8;

/** Score of each area with what is missing; a row opens to the answers behind its figures. */
export function AreasTable({ report, areas }: { report: ReportDetailDto; areas: readonly ReportArea[] }) {
  const { blocks = [] } = report.sections.find(({ code }) => code === 'areas') ?? {};
  // The text has a row and a group for each area, in the same order.
  const gaps = blocks.find(({ kind }) => kind === 'table')?.rows?.map((row) => row.at(-1)?.text ?? '') ?? [];
  const groups = blocks.filter(({ kind }) => kind === 'group');
  return (
    <div className={classes['sizes']}>
      <table className={classes['table']}>
        <caption className="spoken">Punteggio delle aree</caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col" className={classes['figure']} title="Possibilità e gravità senza coperture, da 0 a 100">
              Esposiz.
            </th>
            <th scope="col" className={classes['bar-cell']}>
              Copertura
            </th>
            <th scope="col" className={classes['figure']} title="Quanto proteggono le coperture in corso, da 0 a 100">
              Attuale
            </th>
            <th scope="col" className={classes['score']} title="Rischio che resta scoperto, da 0 a 100">
              Rischio
            </th>
            <th scope="col">
              <span className="spoken">Fascia</span>
            </th>
            <th scope="col" className={classes['gap']}>
              Cosa manca
            </th>
            <th scope="col">
              <span className="spoken">Perché</span>
            </th>
          </tr>
        </thead>
        {areas.map((area, index) => (
          <AreaRows key={area.code} area={area} gap={gaps[index] ?? ''} reasons={groups[index]?.blocks ?? []} />
        ))}
      </table>
    </div>
  );
}

function AreaRows({ area, gap, reasons }: { area: ReportArea; gap: string; reasons: readonly ReportBlockDto[] }) {
  const { label, exposure, protection } = area;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody>
      <tr data-open={open || undefined}>
        <th scope="row">
          {label}
          <span className={classes['figures-below']}>
            Esposizione {exposure}, copertura {protection}
          </span>
          <span className={classes['gap-below']}>{gap}</span>
        </th>
        <td className={classes['figure']}>{exposure}</td>
        <td className={classes['bar-cell']}>
          <span className="spoken">
            {protection} su {exposure}
          </span>
          <span className={classes['bar']} aria-hidden>
            <span style={{ width: `${protection}%` }} />
            <i style={{ left: `${exposure}%` }} />
          </span>
        </td>
        <td className={classes['figure']}>{protection}</td>
        <td className={classes['score']}>{scoreRange(area)}</td>
        <td className={classes['band']}>
          <BandBadge {...area} />
        </td>
        <td className={classes['gap']}>{gap}</td>
        <td className={classes['toggle']}>
          <ActionIcon
            variant="subtle"
            aria-label={`Perché: ${label}`}
            title="Perché"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <IconChevronDown size={16} stroke={1.7} />
          </ActionIcon>
        </td>
      </tr>
      <tr id={id} hidden={!open} className={classes['reasons']}>
        <td colSpan={COLUMNS}>
          <ReportBlocks blocks={reasons} />
        </td>
      </tr>
    </tbody>
  );
}
