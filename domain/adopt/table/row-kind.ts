// What a row of a table that people keep can be. A closed list: the picture, the texts and the tests read it.

export const rowKinds = ['title', 'heading', 'data', 'group', 'total', 'footnote', 'blank', 'outside'] as const;
export type RowKind = (typeof rowKinds)[number];
