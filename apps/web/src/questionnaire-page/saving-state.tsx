import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useFilling } from './filling';
import classes from './page.module.css';

const STATES = {
  saved: { icon: IconCloudCheck, text: 'Salvato' },
  saving: { icon: IconCloudUp, text: 'Salvataggio…' },
  waiting: { icon: IconCloudOff, text: 'Non in linea: risposte conservate su questo dispositivo' },
};

/** Whether the answers have reached the agency. */
export function SavingState() {
  const saving = useFilling((filling) => filling.saving);
  const { icon: Icon, text } = STATES[saving];
  return (
    <p className={classes['saving']} data-state={saving}>
      <Icon size={16} stroke={1.7} aria-hidden />
      {/* Only a change between saved and waiting is spoken, not each save. */}
      <span role={saving === 'saving' ? undefined : 'status'}>{text}</span>
    </p>
  );
}
