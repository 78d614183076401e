// The words of Explore come with it and not with what opens every day.
import { exploreTexts } from '../../texts/en/explore';

export type ExploreTexts = typeof exploreTexts;

export function useExploreTexts(): ExploreTexts {
  return exploreTexts;
}
