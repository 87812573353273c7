import { ActionIcon, Button, Switch } from '@mantine/core';
import type { SheetTab, SheetTabSetting } from '@sestante/api-client/types';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconRestore } from '@tabler/icons-react';
import { useRef } from 'react';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useRowDrag } from '../../ui/lists/use-row-drag';
import { SHEET_LABELS, SHEET_TABS } from '../sheet/sheet-labels';
import classes from './sheet-tabs-page.module.css';
import { isOriginal, moved, original, shown } from './tab-order';
import { useSheetSettings } from './use-sheet-settings';

/** Settings page for visibility and order of the tabs of the client's sheet, agency-wide. */
export function SheetTabsPage() {
  const { settings, tabs, change } = useSheetSettings();
  const titleOf = (name: SheetTab) => SHEET_LABELS[name].title;
  function move(name: SheetTab, to: number): void {
    const from = tabs.findIndex((tab) => tab.name === name);
    change(
      (now) => moved(now, name, to),
      `“${titleOf(name)}” spostata`,
      (now) => moved(now, name, from),
    );
  }
  return (
    <div className={classes['page']}>
      <SectionHeading
        title="Scheda cliente"
        hint="Quali linguette si vedono e in che ordine, per tutta l’agenzia. Una nascosta tiene i suoi dati."
        actions={
          <Button
            variant="default"
            leftSection={<IconRestore size={16} stroke={1.7} />}
            disabled={tabs.length === 0 || isOriginal(tabs, SHEET_TABS)}
            onClick={() =>
              change(
                () => original(SHEET_TABS),
                'Linguette come in origine',
                () => tabs,
              )
            }
          >
            Come in origine
          </Button>
        }
      />
      {settings.isError && !settings.data ? (
        <ErrorState title="Non riusciamo a caricare le impostazioni" error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        <ol className={classes['tabs']} aria-label="Linguette" aria-busy={settings.isPending}>
          {tabs.map((tab, index) => (
            <Line
              key={tab.name}
              tab={tab}
              title={titleOf(tab.name)}
              at={index}
              of={tabs.length}
              onMove={(to) => move(tab.name, to)}
              onDrop={(name) => move(name, index)}
              onShow={(visible) =>
                change(
                  (now) => shown(now, tab.name, visible),
                  `“${titleOf(tab.name)}” ${visible ? 'di nuovo in vista' : 'nascosta'}`,
                  (now) => shown(now, tab.name, !visible),
                )
              }
            />
          ))}
        </ol>
      )}
    </div>
  );
}

interface LineProps {
  tab: SheetTabSetting;
  title: string;
  at: number;
  of: number;
  onMove: (to: number) => void;
  /** Called when another tab is dropped onto this one. */
  onDrop: (name: SheetTab) => void;
  onShow: (visible: boolean) => void;
}

function Line({ tab, title, at, of, onMove, onDrop, onShow }: LineProps) {
  const line = useRef<HTMLLIElement>(null);
  const state = useRowDrag(line, { item: tab.name, onDrop });
  return (
    <li ref={line} className={classes['tab']} data-state={state ?? undefined} data-hidden={!tab.visible || undefined}>
      <IconGripVertical size={16} stroke={1.7} aria-hidden className={classes['grip'] ?? ''} />
      <span className={classes['title']}>{title}</span>
      <Switch
        aria-label={`Mostra “${title}”`}
        label={tab.visible ? 'In vista' : 'Nascosta'}
        labelPosition="left"
        checked={tab.visible}
        onChange={(event) => onShow(event.currentTarget.checked)}
      />
      <ActionIcon aria-label={`Sposta “${title}” prima`} disabled={at === 0} onClick={() => onMove(at - 1)}>
        <IconArrowUp size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={`Sposta “${title}” dopo`} disabled={at === of - 1} onClick={() => onMove(at + 1)}>
        <IconArrowDown size={16} stroke={1.7} />
      </ActionIcon>
    </li>
  );
}
