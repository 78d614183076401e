// What the ribbon is wired to: Office's own table of actions. addin/commands fills it without saying "Office".

/** The call that Office waits to see ended. */
export interface RibbonEvent {
  completed(): void;
}
export interface RibbonActions {
  associate(name: string, action: (event: RibbonEvent) => void): void;
}

export function officeActions(): RibbonActions {
  return {
    associate: (name, action) => Office.actions.associate(name, (event: RibbonEvent) => action(event)),
  };
}
