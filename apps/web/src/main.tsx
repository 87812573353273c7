import './ui/base.css';
import '@mantine/core/styles.layer.css';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/parts.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FEATURES } from './features';
import { connectApi } from './lib/api';
import { cspNonce } from './lib/csp-nonce';
import { FeaturesContext } from './lib/feature';
import { queryClient } from './lib/query-client';
import { connectRecordTags } from './lib/refresh';
import { whenSessionIsLost } from './lib/session';
import { hasUnsaved } from './lib/unsaved';
import { router } from './router';
import { relogin } from './ui/overlays/relogin';
import { colorSchemeManager, cssVariables, theme } from './ui/theme';

connectApi();
connectRecordTags(FEATURES);

whenSessionIsLost(() => {
  if (hasUnsaved()) {
    relogin.open();
    return;
  }
  queryClient.clear();
  void router.navigate({ to: '/accesso', search: { ritorno: router.state.location.href } });
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => cspNonce}
    >
      <QueryClientProvider client={queryClient}>
        <FeaturesContext value={FEATURES}>
          <RouterProvider router={router} />
        </FeaturesContext>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
