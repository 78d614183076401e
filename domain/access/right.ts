// The separate rights over a PI. Source: DOMAIN, Target and status [P]: target, thresholds, notes, data and owners.

export const rights = ['see', 'data', 'notes', 'targets', 'thresholds', 'owners', 'definition', 'settings'] as const;
export type Right = (typeof rights)[number];
