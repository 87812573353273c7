import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconGitBranch, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { CopyTemplateDialog } from './copy-template-dialog';
import type { TemplateRow } from './template-queries';
import { useTemplateChanges } from './use-template-changes';

const SIZE = { size: 16, stroke: 1.7 };

interface TemplateActionsProps {
  template: TemplateRow;
  /** Other templates, among which a draft of the same family may be. */
  siblings: TemplateRow[];
  /** Whether it stands in the row of a list, where → reaches it instead of Tab. */
  inRow?: boolean;
}

/** Menu of a template: what its state allows. */
export function TemplateActions({ template, siblings, inRow = false }: TemplateActionsProps) {
  const { name, standard, state, familyId } = template;
  const [copying, setCopying] = useState(false);
  const { newVersion, setArchived, remove } = useTemplateChanges();
  const readOnlyProps = useReadOnlyProps();
  const versionIn = (wanted: TemplateRow['state']) => siblings.find((other) => other.familyId === familyId && other.state === wanted);
  const draft = versionIn('draft');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon {...(inRow && { tabIndex: -1 })} aria-label={`Operazioni su ${name}, versione ${template.version}`}>
            <IconDots {...SIZE} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {draft && draft.id !== template.id && (
            <Menu.Item
              leftSection={<IconPencil {...SIZE} />}
              renderRoot={(props) => <Link {...props} to="/impostazioni/questionari/$id" params={{ id: draft.id }} />}
            >
              Modifica la bozza
            </Menu.Item>
          )}
          {!standard && state === 'published' && !draft && (
            <Menu.Item leftSection={<IconGitBranch {...SIZE} />} onClick={() => newVersion(template)} {...readOnlyProps}>
              Nuova versione
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconCopy {...SIZE} />} onClick={() => setCopying(true)} {...readOnlyProps}>
            Copia
          </Menu.Item>
          {!standard && state === 'published' && (
            <Menu.Item leftSection={<IconArchive {...SIZE} />} onClick={() => setArchived(template, true)} {...readOnlyProps}>
              Archivia
            </Menu.Item>
          )}
          {!standard && state === 'archived' && !versionIn('published') && (
            <Menu.Item leftSection={<IconArchiveOff {...SIZE} />} onClick={() => setArchived(template, false)} {...readOnlyProps}>
              Riattiva
            </Menu.Item>
          )}
          {state === 'draft' && (
            <Menu.Item color="var(--danger)" leftSection={<IconTrash {...SIZE} />} onClick={() => remove(template)} {...readOnlyProps}>
              Sposta nel cestino
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {copying && <CopyTemplateDialog template={template} onClose={() => setCopying(false)} />}
    </>
  );
}
