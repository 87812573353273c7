import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from '../../lib/shortcuts';
import { palette } from '../../ui/overlays/palette-store';
import { TypedAhead } from './typed-ahead';

const PaletteDialog = lazy(() => import('./palette-dialog').then((module) => ({ default: module.PaletteDialog })));

/** Command palette, opened with Ctrl K on any page. */
export function Palette() {
  const opened = palette.useOpen();
  useShortcuts({ 'ctrl+k': palette.open });
  return opened && <OpenedPalette />;
}

function OpenedPalette() {
  const [hasFocus, setHasFocus] = useState(false);
  return (
    <>
      {!hasFocus && <TypedAhead onClose={palette.close} />}
      <Suspense>
        <PaletteDialog onClose={palette.close} onFocus={() => setHasFocus(true)} />
      </Suspense>
    </>
  );
}
