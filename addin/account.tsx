// The page that a one-time link opens, in any browser: a password is set, and nothing else. The code stands behind the #, which
// no server sees and no log keeps, and is taken out of the address at once.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createHttpApi } from './api/http-api';
import { AccountPage } from './panes/account/account-page';

const root = document.getElementById('root');
const code = new URLSearchParams(window.location.hash.slice(1)).get('code') ?? '';
window.history.replaceState(null, '', window.location.pathname);
const { signIn } = createHttpApi({ server: window.location.origin });
if (root)
  createRoot(root).render(
    <StrictMode>
      <AccountPage
        code={code}
        look={(typed) => signIn.look(typed)}
        accept={async (acceptance) => {
          await signIn.accept(acceptance);
          // The session was for showing that it works; one signs in where one works.
          await signIn.signOut();
        }}
      />
    </StrictMode>,
  );
