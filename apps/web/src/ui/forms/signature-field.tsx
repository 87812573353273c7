import { Button } from '@mantine/core';
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react';
import SignaturePad, { type PointGroup } from 'signature_pad';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useShortcuts } from '../../lib/shortcuts';
import { rescale } from './strokes';
import classes from './signature-field.module.css';

interface SignatureFieldProps {
  strokes: readonly PointGroup[];
  onChange: (strokes: PointGroup[]) => void;
  error: ReactNode;
  /** Alternative for signers who cannot draw. */
  otherWay: ReactNode;
}

/** Field for a signature by finger, pen or mouse. The drawing survives a rotation of the device. */
export function SignatureField({ strokes, onChange, error, otherWay }: SignatureFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const errorId = useId();

  const show = useEffectEvent((drawn: readonly PointGroup[]) => {
    if (!canvas.current || !pad.current) return;
    const penColor = getComputedStyle(canvas.current).color;
    pad.current.penColor = penColor;
    pad.current.fromData(drawn.map((stroke) => ({ ...stroke, penColor })));
  });
  const emitChange = useEffectEvent(() => onChange(pad.current?.toData() ?? []));

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    const own = new SignaturePad(sheet, { minWidth: 0.9, maxWidth: 2.6, throttle: 0, minDistance: 2 });
    pad.current = own;
    own.addEventListener('endStroke', emitChange);
    let before = { width: 0, height: 0 };
    const fit = () => {
      const size = { width: sheet.clientWidth, height: sheet.clientHeight };
      const drawn = own.toData();
      sheet.width = size.width * devicePixelRatio;
      sheet.height = size.height * devicePixelRatio;
      sheet.getContext('2d')?.scale(devicePixelRatio, devicePixelRatio);
      show(drawn.length === 0 ? [] : rescale(drawn, before, size));
      if (drawn.length > 0) emitChange();
      before = size;
    };
    const watching = new ResizeObserver(fit);
    watching.observe(sheet);
    return () => {
      watching.disconnect();
      own.off();
      pad.current = null;
    };
  }, []);

  // Redraws when the strokes change from outside: by the buttons, or restored on returning to the page.
  useEffect(() => {
    if (pad.current && pad.current.toData().length !== strokes.length) show(strokes);
  }, [strokes]);

  const undo = () => onChange(strokes.slice(0, -1));
  useShortcuts({ 'ctrl+z': () => (strokes.length > 0 ? undo() : false) });

  return (
    <div>
      <div className={classes['head']}>
        <h2>Firma del cliente</h2>
        <Button variant="subtle" leftSection={<IconArrowBackUp size={17} stroke={1.7} />} disabled={strokes.length === 0} onClick={undo}>
          Annulla tratto
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconEraser size={17} stroke={1.7} />}
          disabled={strokes.length === 0}
          onClick={() => onChange([])}
        >
          Cancella
        </Button>
      </div>
      <div className={classes['sheet']} data-wrong={error !== undefined || undefined}>
        <canvas
          ref={canvas}
          className={classes['canvas']}
          role="img"
          aria-label={strokes.length === 0 ? 'Riquadro della firma, vuoto' : 'Riquadro della firma, con una firma'}
          aria-describedby={error === undefined ? undefined : errorId}
        />
        <p className={classes['line']} aria-hidden>
          Firma sopra la linea, con dito o penna
        </p>
      </div>
      {error !== undefined && (
        <p id={errorId} role="alert" className={classes['error']}>
          {error}
        </p>
      )}
      {otherWay}
    </div>
  );
}
