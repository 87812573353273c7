import '../ui/base.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/parts.css';
import { MantineProvider } from '@mantine/core';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { cspNonce } from '../lib/csp-nonce';
import { colorSchemeManager, cssVariables, theme } from '../ui/theme';
import { open } from './filling';
import { takeToken } from './link-token.ts';
import { QuestionnairePage } from './questionnaire-page';

const DocumentPage = lazy(() => import('./document-page').then((module) => ({ default: module.DocumentPage })));

const token = takeToken();
const isDocument = location.pathname === '/documento';
// Asked for before anything is drawn.
if (!isDocument) void open(token);
// Another link opened in this tab changes only the fragment.
addEventListener('hashchange', () => location.reload());

const root = document.getElementById('root');
if (!root) throw new Error('questionario.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => cspNonce}
    >
      {isDocument ? (
        <Suspense>
          <DocumentPage token={token} />
        </Suspense>
      ) : (
        <QuestionnairePage />
      )}
    </MantineProvider>
  </StrictMode>,
);
