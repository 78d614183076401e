// The page in the dialog of a work account. It goes to the provider, comes back with the provider's answer, and hands the
// pane a one-time code: no token is ever here. What comes back must belong to the sign-in that this window began.
import { createHttpApi } from './api/http-api';
import { AppError } from '../domain/errors';
import { textOfWord } from './flows/sign-in';
import { en } from './texts/en';
import { tellPane } from './workbook/tell-pane';

const BEGUN = 'pi-bridge-sign-in';
const texts = en.signIn.dialog;
const api = createHttpApi({ server: window.location.origin });

function say(text: string): void {
  const place = document.getElementById('said');
  if (place) place.textContent = text;
}

async function go(challenge: string): Promise<void> {
  say(texts.going);
  const { address, state } = await api.workAccountPage(challenge);
  window.sessionStorage.setItem(BEGUN, state);
  window.location.replace(address);
}

async function comeBack(query: string): Promise<void> {
  say(texts.returning);
  const begun = window.sessionStorage.getItem(BEGUN);
  window.sessionStorage.removeItem(BEGUN);
  if (begun === null || new URLSearchParams(query).get('state') !== begun)
    throw new AppError('sign-in-refused', texts.lost);
  const { handover } = await api.workAccountReturn(query);
  await tellPane(textOfWord({ kind: 'handover', handover }));
  say(texts.done);
}

async function run(): Promise<void> {
  const { hash, search } = window.location;
  const asked = new URLSearchParams(search);
  const challenge = new URLSearchParams(hash.slice(1)).get('challenge');
  try {
    // office.js puts words of its own into the address of a window's first page.
    if (asked.has('state')) await comeBack(asked.toString());
    else if (challenge !== null) await go(challenge);
    else throw new AppError('sign-in-refused', texts.lost);
  } catch (error) {
    const message = error instanceof AppError ? error.message : en.frame.unexpected;
    say(message);
    await tellPane(textOfWord({ kind: 'failed', message }));
  }
}

void run();
