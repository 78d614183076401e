// One part of Manage: to add one, write its page and put one line into parts.ts and one into the texts.
import type { ComponentType } from 'react';
import type { Me } from '../../../domain/wire';
import type { manageTexts } from '../../texts/en/manage';

export interface PartProps {
  readonly me: Me;
}

export interface ManagePart {
  /** What it is called stands in the texts under this name. */
  readonly id: keyof (typeof manageTexts)['parts'];
  /** Who sees it. What they may do there is decided by the store. */
  readonly may: (me: Me) => boolean;
  /** Loaded when it is first opened. */
  readonly Page: ComponentType<PartProps>;
}
