import type { CrmIcon } from '@sestante/api-client/types';
import { useId } from 'react';
import { ICONS } from '../records/actions/action-icons';
import classes from './settings-table.module.css';

/** Icon picker for types and outcomes. */
export function IconChoice({ value, onChange }: { value: CrmIcon; onChange: (icon: CrmIcon) => void }) {
  const name = useId();
  return (
    <fieldset className={classes['group']}>
      <legend>Icona</legend>
      <div className={classes['icons']}>
        {(Object.keys(ICONS) as CrmIcon[]).map((icon) => {
          const { icon: Glyph, label } = ICONS[icon];
          return (
            <label key={icon} className={classes['icon']} title={label}>
              <input type="radio" name={name} value={icon} aria-label={label} checked={icon === value} onChange={() => onChange(icon)} />
              <Glyph size={17} stroke={1.7} aria-hidden />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
