// These icons are in no `*.details` file: one that is would bring the chunk of all details to the log-in.
import { IconCommand, IconHistory, IconLock, IconShare, type Icon } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { BrandMark } from '../../ui/layout/brand';
import { MAIN_ID } from '../../ui/layout/skip-link';
import classes from './auth-frame.module.css';

interface AuthFrameProps {
  title: string;
  /** Title of the browser tab, for pages whose heading is too long for it. */
  tabTitle?: string;
  hint: string;
  children: ReactNode;
}

/** Frame of the pages that need no session: log-in, invitation and password reset. */
export function AuthFrame({ title, tabTitle = title, hint, children }: AuthFrameProps) {
  useEffect(() => {
    document.title = `${tabTitle} · Sestante`;
  }, [tabTitle]);
  return (
    <div className={classes['page']}>
      <main id={MAIN_ID} className={classes['main']}>
        <div className={classes['form']}>
          <div className={classes['brand']}>
            <BrandMark size="l" />
            <span>Sestante</span>
          </div>
          <div>
            <h1 tabIndex={-1}>{title}</h1>
            <p className={classes['hint']}>{hint}</p>
          </div>
          {children}
        </div>
      </main>
      <aside className={classes['panel']} aria-label="A proposito di Sestante">
        <p className={classes['promise']}>Ogni cliente al suo posto. Lo trovi in meno di cinque secondi.</p>
        <ul className={classes['points']}>
          <Point icon={IconCommand} title="Tutto da tastiera">
            Premi / e scrivi due lettere: nome, telefono o codice fiscale.
          </Point>
          <Point icon={IconHistory} title="Niente va perso">
            Ogni modifica resta nella storia del cliente; ciò che elimini si ripristina.
          </Point>
          <Point icon={IconShare} title="L’indirizzo è la vista">
            Copia il collegamento: chi lo apre vede lo stesso elenco.
          </Point>
        </ul>
        <p className={classes['note']}>
          <IconLock size={14} stroke={1.7} aria-hidden />
          Ognuno vede solo ciò che gli spetta.
        </p>
      </aside>
    </div>
  );
}

function Point({ icon: Glyph, title, children }: { icon: Icon; title: string; children: string }) {
  return (
    <li className={classes['point']}>
      <Glyph size={18} stroke={1.7} aria-hidden />
      <div>
        <p className={classes['point-title']}>{title}</p>
        <p className={classes['point-text']}>{children}</p>
      </div>
    </li>
  );
}
