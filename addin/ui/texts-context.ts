// The catalogue of words in use. A test or another language puts its own in.
import { createContext, use } from 'react';
import { en } from '../texts/en';
import type { Texts } from '../texts/en';

export const TextsContext = createContext<Texts>(en);

export function useTexts(): Texts {
  return use(TextsContext);
}
