// The buttons of the ribbon. Office holds a button until its event is completed, so that is done always:
// also where the handler fails, which is told to `failed` and never swallowed.

/** What Office hands to a ribbon function. */
export interface CommandEvent {
  completed(): void;
}
/** Office's table of ribbon functions. */
export interface CommandTable {
  associate(name: string, action: (event: CommandEvent) => void): void;
}

/** The functions that the manifest names. */
export interface Commands {
  pull(): Promise<void> | void;
  push(): Promise<void> | void;
  refreshAll(): Promise<void> | void;
  showMyWork(): Promise<void> | void;
}
export const commandNames = ['pull', 'push', 'refreshAll', 'showMyWork'] as const satisfies readonly (keyof Commands)[];

/** Wires every command to the ribbon. */
export function associateCommands(
  table: CommandTable,
  commands: Commands,
  failed: (name: keyof Commands, cause: unknown) => void,
): void {
  for (const name of commandNames) {
    table.associate(name, (event) => void run(event, name));
  }
  async function run(event: CommandEvent, name: keyof Commands): Promise<void> {
    try {
      await commands[name]();
    } catch (cause) {
      failed(name, cause);
    } finally {
      event.completed();
    }
  }
}
