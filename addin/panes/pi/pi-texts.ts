// The words of these pages come with them and not with what opens every day: the catalogue in use, and theirs beside it.
import { useMemo } from 'react';
import type { Texts } from '../../texts/en';
import { piTexts } from '../../texts/en/pi';
import { useTexts } from '../../ui/texts-context';

export type PiTexts = Texts & { readonly pi: typeof piTexts };

/** A catalogue with the words of these pages; another language puts its own beside English here. */
export function withPiTexts(texts: Texts): PiTexts {
  return { ...texts, pi: piTexts };
}

export function usePiTexts(): PiTexts {
  const texts = useTexts();
  return useMemo(() => withPiTexts(texts), [texts]);
}
