// The words of Manage come with its pages: the catalogue in use, and theirs beside it.
import { useMemo } from 'react';
import type { Texts } from '../../texts/en';
import { manageTexts } from '../../texts/en/manage';
import { useTexts } from '../../ui/texts-context';

export type ManageTexts = Texts & { readonly manage: typeof manageTexts };

export function useManageTexts(): ManageTexts {
  const texts = useTexts();
  return useMemo(() => ({ ...texts, manage: manageTexts }), [texts]);
}
