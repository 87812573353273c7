import type { ReportArea } from '@sestante/api-client/types';
import classes from './risk-radar.module.css';

const WIDTH = 400;
const HEIGHT = 308;
const CENTER = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = 110;
const LABEL_GAP = 12;
const LINE = 14;
const LONGEST_LINE = 14;
const RINGS = [25, 50, 75, 100];

/** Exposure and present protection of each area, from 0 to 100; the same figures stand in the table. */
export function RiskRadar({ areas }: { areas: readonly ReportArea[] }) {
  if (areas.length < 3) {
    return <p className={classes['too-few']}>Con meno di tre aree non c’è un radar da disegnare: le cifre sono nella tabella.</p>;
  }
  const angle = (index: number) => (2 * Math.PI * index) / areas.length - Math.PI / 2;
  const point = (index: number, value: number) => ({
    x: CENTER.x + Math.cos(angle(index)) * RADIUS * (value / 100),
    y: CENTER.y + Math.sin(angle(index)) * RADIUS * (value / 100),
  });
  const polygon = (value: (area: ReportArea) => number) =>
    areas
      .map((area, index) => point(index, value(area)))
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  const spoken = areas.map(({ label, exposure, protection }) => `${label}: esposizione ${exposure}, copertura ${protection}`).join('; ');
  return (
    <figure className={classes['figure']}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Esposizione e copertura attuale per area, da 0 a 100. ${spoken}.`}>
        {RINGS.map((ring) => (
          <polygon key={ring} points={polygon(() => ring)} className={classes['grid']} />
        ))}
        {areas.map(({ code }, index) => {
          const { x, y } = point(index, 100);
          return <line key={code} x1={CENTER.x} y1={CENTER.y} x2={x} y2={y} className={classes['grid']} />;
        })}
        <polygon points={polygon(({ exposure }) => exposure)} className={classes['exposure']} />
        <polygon points={polygon(({ protection }) => protection)} className={classes['protection']} />
        {areas.map(({ code, protection }, index) => {
          const { x, y } = point(index, protection);
          return <circle key={code} cx={x} cy={y} r={3} className={classes['dot']} />;
        })}
        {areas.map(({ code, label }, index) => (
          <Label key={code} label={label} angle={angle(index)} />
        ))}
      </svg>
      <figcaption className={classes['legend']} aria-hidden>
        <span>
          <svg width="18" height="8">
            <line x1="0" y1="4" x2="18" y2="4" className={classes['exposure']} />
          </svg>
          Esposizione
        </span>
        <span>
          <svg width="18" height="8">
            <line x1="0" y1="4" x2="18" y2="4" className={classes['protection']} />
          </svg>
          Copertura attuale
        </span>
      </figcaption>
    </figure>
  );
}

/** Name of an area outside its axis, on as many lines as it needs. */
function Label({ label, angle }: { label: string; angle: number }) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const lines = linesOf(label);
  const x = CENTER.x + cos * (RADIUS + LABEL_GAP);
  // Above the upper axes, below the lower ones, and centred beside the others.
  const top = CENTER.y + sin * (RADIUS + LABEL_GAP) + ((sin - 1) / 2) * LINE * (lines.length - 1) + 4;
  return (
    <text className={classes['label']} textAnchor={Math.abs(cos) < 0.2 ? 'middle' : cos > 0 ? 'start' : 'end'}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={top + index * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function linesOf(label: string): string[] {
  return label.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < LONGEST_LINE ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);
}
