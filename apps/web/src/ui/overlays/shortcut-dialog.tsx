import { Modal, Switch } from '@mantine/core';
import { useNavigation } from '../../lib/feature';
import { CONTROL_KEY, setSingleKeys, useSingleKeys } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import classes from './shortcut-dialog.module.css';
import { useReturnFocus } from './use-return-focus';

const GROUPS: { title: string; keys: [keys: string[], what: string][] }[] = [
  {
    title: 'Ovunque',
    keys: [
      [[`${CONTROL_KEY} K`], 'Cerca o esegui'],
      [['?'], 'Questa finestra'],
      [['/'], 'Cerca in questo elenco'],
      [['C'], 'Nuovo cliente, o prospect tra i prospect'],
      [['Q'], 'Invia un questionario'],
      [[`${CONTROL_KEY} Z`], 'Annulla l’ultima operazione'],
      [['Maiusc D'], 'Passa da chiaro a scuro'],
    ],
  },
  {
    title: 'Negli elenchi',
    keys: [
      [['J', '↓'], 'Riga successiva'],
      [['K', '↑'], 'Riga precedente'],
      [['Invio'], 'Apri'],
      [['→', '←'], 'Entra nella riga, esci'],
      [['P'], 'Anteprima a fianco'],
      [['Spazio'], 'Seleziona'],
      [['Maiusc ↓', 'Maiusc ↑'], 'Seleziona anche la riga vicina'],
      [['E'], 'Modifica'],
      [['Canc'], 'Sposta nel cestino'],
    ],
  },
  {
    title: 'In una scheda',
    keys: [
      [['J', 'K'], 'Alla successiva dell’elenco, alla precedente'],
      [['E'], 'Modifica'],
    ],
  },
  {
    title: 'Tra i prospect',
    keys: [
      [['↑', '↓', '←', '→'], 'Da una scheda all’altra'],
      [['M'], 'Sposta in un’altra fase'],
      [['Maiusc V'], 'Converti in cliente'],
    ],
  },
  {
    title: 'Tra azioni e agenda',
    keys: [
      [['N'], 'Nuova azione per questo cliente'],
      [['S'], 'Nuovo storico per questo cliente'],
      [['A'], 'Avanza'],
      [['1', '2', '3'], 'Chiudi, con Storico, prosegui con Azione'],
      [['R'], 'Riprogramma'],
      [['T'], 'Agenda: torna a oggi'],
      [['J', 'K'], 'Agenda: avanti, indietro'],
      [['Alt ←', 'Alt →'], 'Agenda: sposta al giorno prima o dopo'],
      [['Alt ↑', 'Alt ↓'], 'Agenda: sposta di un quarto d’ora'],
    ],
  },
  {
    title: 'Nei moduli',
    keys: [
      [[`${CONTROL_KEY} S`], 'Salva'],
      [[`${CONTROL_KEY} Invio`], 'Conferma un’azione'],
      [['Esc'], 'Chiudi la finestra'],
    ],
  },
];

const GO = 'Vai a un’area, un tasto dopo l’altro';

/** List of keyboard shortcuts, with a switch that turns single-key shortcuts off. */
export function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const singleKeys = useSingleKeys();
  const areas = useNavigation().flatMap(({ goKey, label }): [string[], string][] => (goKey === undefined ? [] : [[['G', goKey], label]]));
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title="Scorciatoie da tastiera" size="lg">
      <div className={classes['groups']}>
        {[...GROUPS, { title: GO, keys: areas }].map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes['title']}>{title}</h3>
            <dl className="text-m">
              {keys.map(([names, what]) => (
                <div key={what} className={classes['line']}>
                  <dt>
                    {names.map((name) => (
                      <Kbd key={name}>{name}</Kbd>
                    ))}
                    <span className="spoken">{names.join(title === GO ? ' poi ' : ' o ')}</span>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="md"
        checked={singleKeys}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        label="Usa le scorciatoie di un solo tasto"
        description="Spegnile se detti con la voce o se le premi per sbaglio."
      />
    </Modal>
  );
}
