import { IconArrowLeft, IconEye, IconListDetails } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkSwitch } from '../../ui/layout/link-switch';
import { ClientTypeBadge } from '../records/client-type-badge';
import classes from './template-page.module.css';
import type { TemplateDto } from './template-queries';
import type { TemplateSearch } from './template-search';
import { TemplateStateBadge } from './template-state';

interface TemplateFrameProps {
  template: TemplateDto;
  name: string;
  search: TemplateSearch;
  /** Facts after the badges, such as when the draft was saved. */
  facts: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}

/** Heading of a template with its state, the switch between structure and preview, and what can be done with it. */
export function TemplateFrame({ template, name, search, facts, actions, children }: TemplateFrameProps) {
  const { vista, ...place } = search;
  return (
    <>
      <header className={classes['head']}>
        <div className={classes['names']}>
          <Link to="/impostazioni/questionari" className={classes['back']}>
            <IconArrowLeft size={15} stroke={1.7} aria-hidden />
            Questionari
          </Link>
          <h1 tabIndex={-1}>{name.trim() || 'Questionario senza nome'}</h1>
          <div className="row wraps gap-m text-m soft">
            <ClientTypeBadge type={template.clientType} />
            <TemplateStateBadge template={template} />
            <span>Versione {template.version}</span>
            {facts}
          </div>
        </div>
        <div className="row wraps gap-m">
          <LinkSwitch
            label="Come mostrare il questionario"
            forms={[
              {
                label: 'Struttura',
                icon: <IconListDetails size={15} stroke={1.7} aria-hidden />,
                link: { to: '.', search: place, resetScroll: false },
                current: vista === undefined,
              },
              {
                label: 'Anteprima',
                icon: <IconEye size={15} stroke={1.7} aria-hidden />,
                link: { to: '.', search: { ...place, vista: 'anteprima' }, resetScroll: false },
                current: vista === 'anteprima',
              },
            ]}
          />
          {actions}
        </div>
      </header>
      {children}
    </>
  );
}
