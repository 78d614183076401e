// The tab menu of the grid copies and deletes sheets in Univer's way: two tables with one name, tables left
// without a sheet. Those two commands are turned away and done in Excel's way instead.
import { RichError } from '../protocol/rich-error';
import type { Host } from './host';
import { copySheet, removeSheet } from './sheet-life';

export const watchSheetCommands = (host: Host): { dispose(): void } => {
  const { engine } = host;
  const { book, commands } = engine.parts;
  const later = (work: () => void): void => {
    setTimeout(() => {
      try {
        work();
      } catch (error) {
        if (!(error instanceof RichError)) throw error;
        engine.say(error.message);
      }
    }, 0);
  };
  return commands.beforeCommandExecuted((command) => {
    if (engine.isInExcelsWay()) return;
    const isCopy = command.id === 'sheet.command.copy-sheet';
    if (!isCopy && command.id !== 'sheet.command.remove-sheet') return;
    const params = (command.params ?? {}) as { subUnitId?: string };
    const id = params.subUnitId ?? book.getActiveSheet().getSheetId();
    later(() => {
      if (isCopy) book.setActiveSheet(copySheet(host, id, 'After', undefined));
      else removeSheet(host, id);
    });
    throw new engine.parts.refusal();
  });
};
