// Ribbon buttons on their way to the pane. Those pressed before anybody listened are handed to the first listener.
import type { Command } from './bridge';

export interface Ribbon {
  press(command: Command): void;
  listen(listener: (command: Command) => void): () => void;
}

export function createRibbon(): Ribbon {
  const listeners = new Set<(command: Command) => void>();
  let waiting: Command[] = [];
  return {
    press(command) {
      if (listeners.size === 0) waiting.push(command);
      for (const listener of [...listeners]) listener(command);
    },
    listen(listener) {
      listeners.add(listener);
      const early = waiting;
      waiting = [];
      for (const command of early) listener(command);
      return () => listeners.delete(listener);
    },
  };
}
