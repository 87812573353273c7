import type { ClientType } from '@sestante/api-client/types';
import { IconChevronRight } from '@tabler/icons-react';
import { use, useState } from 'react';
import { FieldControl } from './client-field-control';
import { type FieldName, fieldsOf, type Group, GROUP_LABELS, GROUPS, labelInside, spanOf } from './client-fields';
import classes from './client-fields-form.module.css';
import type { ClientForm } from './client-fields';
import { FieldHints } from './field-hints';

interface ClientFieldsProps {
  form: ClientForm;
  type: ClientType;
  /** Whether the last group starts collapsed, as it does when a client is created. */
  folded: boolean;
}

/** All fields of a client type, by group. */
export function ClientFields({ form, type, folded }: ClientFieldsProps) {
  return GROUPS.map((group) => {
    const names = fieldsOf(type, group);
    if (names.length === 0) return null;
    return folded && group === 'other' ? (
      <FoldedGroup key={group} form={form} type={type} names={names} />
    ) : (
      <section key={group} id={group} className={classes['group']} aria-labelledby={`${group}-title`}>
        <h2 id={`${group}-title`}>{GROUP_LABELS[group]}</h2>
        <Grid form={form} type={type} names={names} />
      </section>
    );
  });
}

interface GridProps {
  form: ClientForm;
  type: ClientType;
  names: FieldName[];
}

function Grid({ form, type, names }: GridProps) {
  const hints = use(FieldHints);
  return (
    <div className={classes['grid']}>
      {names.map((name) => (
        <div key={name} id={`campo-${name}`} data-span={spanOf(name, type)} data-from-code={hints[name]?.fromCode || undefined}>
          <FieldControl form={form} name={name} type={type} />
          <p role="status" className={classes['doubt-below']}>
            {hints[name]?.doubt}
          </p>
        </div>
      ))}
    </div>
  );
}

const folding: Group = 'other';

/** Expands by itself when one of its fields has an error. */
function FoldedGroup({ form, type, names }: GridProps) {
  const [opened, setOpened] = useState(false);
  const wrong = Object.keys(form.errors).some((path) => names.some((name) => path === name || path.startsWith(`${name}.`)));
  const shown = opened || wrong;
  return (
    <section id={folding} className={classes['group']} aria-labelledby={`${folding}-title`}>
      <h2 id={`${folding}-title`} className={classes['folded']}>
        <button type="button" aria-expanded={shown} aria-controls={`${folding}-fields`} onClick={() => setOpened(!shown)}>
          <IconChevronRight size={15} stroke={1.7} aria-hidden />
          {GROUP_LABELS[folding]}
          {!shown && <span>: {names.map((name) => labelInside(name, type)).join(', ')}</span>}
        </button>
      </h2>
      {/* Hidden, not unmounted: a selected tag or a half-written note is still there when the group is expanded again. */}
      <div id={`${folding}-fields`} hidden={!shown}>
        <Grid form={form} type={type} names={names} />
      </div>
    </section>
  );
}
