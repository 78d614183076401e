// Opens Adopt from anywhere in the pane: for a table that is adopted already, or for what stands on the active sheet.
import { createContext } from 'react';

export type OpenAdopt = (tableId: string | null) => void;
export const OpenAdoptContext = createContext<OpenAdopt>(() => undefined);
