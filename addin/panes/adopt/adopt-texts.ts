// The words of these pages come with them and not with what opens every day.
import { adoptTexts } from '../../texts/en/adopt';

export function useAdoptTexts(): typeof adoptTexts {
  return adoptTexts;
}
