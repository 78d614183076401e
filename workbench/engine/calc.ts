// Knows when the workbook is calculated. Univer collects changes for 100 ms before it starts; here the
// start can be brought forward, so that a read waits for the calculation and not for the clock.
import type { UniverParts } from './univer-shape';

export interface Calc {
  /** Resolves when nothing is waiting or running. */
  settle(): Promise<void>;
  isBusy(): boolean;
  /** Starts a calculation of everything. */
  calculateAll(): void;
  close(): void;
}

interface TriggerPrivates {
  _waitingCommandQueue: unknown[];
  _executingDirtyData: unknown;
  _executionInProgressParams: unknown;
  _setTimeoutKey: ReturnType<typeof setTimeout>;
  _generateDirty(commands: unknown[]): unknown;
  _mergeDirty(one: unknown, other: unknown): object;
}

const start = 'formula.mutation.set-formula-calculation-start';
/** A change of a table's range queues a second calculation about this much later. */
const tableDelay = 130;
const patience = 30_000;
/** A start that finds nothing to calculate, as after opening a kept workbook, is never reported as done. */
const idleStart = 500;

export const createCalc = (parts: UniverParts): Calc => {
  let pending = false;
  let running = false;
  let startedAt = -Infinity;
  let tableChangedAt = -Infinity;

  const subscription = parts.commands.onCommandExecuted((command, options) => {
    if (command.id === start) {
      pending = false;
      running = true;
      startedAt = performance.now();
      return;
    }
    if (/super-table|sheet-table|mutation\.add-table/.test(command.id)) {
      tableChangedAt = performance.now();
      pending = true;
    }
    const onlyShown = command.id === 'sheet.mutation.set-range-values' && options?.onlyLocal === true;
    if (!onlyShown && parts.dirty.get(command.id)) pending = true;
  });

  // Private parts of the trigger. Where they are not as expected, the slow way (100 ms) still works.
  const privates = parts.calculationTrigger as Partial<TriggerPrivates>;
  const queue = (): unknown[] => privates._waitingCommandQueue ?? [];

  const startNow = (): void => {
    if (running || (privates._executionInProgressParams ?? null) !== null || queue().length === 0) return;
    if (!privates._generateDirty || !privates._mergeDirty) return;
    clearTimeout(privates._setTimeoutKey);
    const dirty = privates._generateDirty(queue());
    privates._waitingCommandQueue = [];
    const all = privates._mergeDirty(privates._executingDirtyData, dirty);
    privates._executingDirtyData = all;
    void parts.commands.executeCommand(start, { ...all }, { onlyLocal: true });
  };

  const isDone = (): boolean => {
    const { state } = parts.calculation;
    return Boolean(state.started && state.resultApplied && (state.completed || state.stopped));
  };

  const nothingBegan = (): boolean =>
    parts.calculation.state.started === false &&
    privates._executionInProgressParams === null &&
    performance.now() - startedAt > idleStart;

  const isBusy = (): boolean => {
    if (running && (isDone() || nothingBegan())) running = false;
    // Style changes mark the workbook pending but never enter the queue: nothing to wait for.
    if (pending && !running && queue().length === 0 && 'length' in queue()) pending = false;
    return pending || running || queue().length > 0 || performance.now() - tableChangedAt < tableDelay;
  };

  return {
    isBusy,
    settle: async () => {
      const began = performance.now();
      while (isBusy() && performance.now() - began < patience) {
        startNow();
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    calculateAll: () => {
      pending = true;
      void parts.commands.executeCommand(start, { commands: [], forceCalculation: true }, { onlyLocal: true });
    },
    close: () => subscription.dispose(),
  };
};
