// Long work in the pane is done in pieces of less than a fifth of a second: between two of them the pane draws, and hears keys
// and presses.

/** Lets everything else that waits come to its turn. */
export const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
