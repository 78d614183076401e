// Signing in through Excel itself (nested app authentication), where it can: no window, and the account that Excel is signed in
// with. Microsoft's library for it is fetched when somebody signs in so, and not before. What only a real tenant shows of it
// stands in docs/manual-checks.md.
import { AppError } from '../../domain/errors';

interface Way {
  readonly clientId: string;
  readonly authority: string;
}

/** An ID token; '' where Excel has none to give and the window is to be asked. */
type AskExcel = (way: Way) => Promise<string>;

/** What of Microsoft's library is used. */
export interface NestedLibrary {
  readonly createNestablePublicClientApplication: (configuration: {
    auth: { clientId: string; authority: string };
  }) => Promise<{ acquireTokenPopup(request: TokenRequest): Promise<{ idToken: string }> }>;
}
interface TokenRequest {
  readonly scopes: string[];
}

const SCOPES = ['openid', 'profile', 'email'];
/** What Microsoft's library says where the person closed or refused it. */
const STOPPED = ['user_cancelled', 'access_denied', 'consent_required'];

const library = (): Promise<NestedLibrary> =>
  import(
    /* webpackExports: ["createNestablePublicClientApplication"] */ '@azure/msal-browser'
  ) as Promise<unknown> as Promise<NestedLibrary>;

/** Asks through `load`ed library. Anything but a person's own no leaves it to the window. */
export function askThrough(load: () => Promise<NestedLibrary>): AskExcel {
  return async (way) => {
    try {
      const { createNestablePublicClientApplication } = await load();
      const app = await createNestablePublicClientApplication({ auth: { ...way } });
      return (await app.acquireTokenPopup({ scopes: SCOPES })).idToken;
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'errorCode' in error ? String(error.errorCode) : '';
      if (STOPPED.includes(code))
        throw new AppError('sign-in-refused', 'The sign-in was stopped. Begin it again when you like.', {
          cause: error,
        });
      return '';
    }
  };
}

/** Whether this Excel can, by the requirement set that Microsoft names for it. */
export function canNest(office: { isSetSupported(name: string, version: string): boolean } | undefined): boolean {
  return office?.isSetSupported('NestedAppAuth', '1.1') === true;
}

/** `null` where this Excel cannot. */
export function nestedSignIn(): AskExcel | null {
  return canNest(Office.context.requirements) ? askThrough(library) : null;
}
