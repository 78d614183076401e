// The part of Univer that the workbench uses, written down as narrow types. Univer's own types are loose
// and spread over plug-ins; one cast at the door (the browser and node instance files) brings them here.

export interface UniverRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
  rangeType?: number;
}

export interface Border {
  s: number;
  cl?: { rgb?: string | null } | null;
}

export interface Style {
  /** Font family, size, italic, bold. */
  ff?: string | null;
  fs?: number | null;
  it?: 0 | 1 | null;
  bl?: 0 | 1 | null;
  ul?: { s: 0 | 1 } | null;
  st?: { s: 0 | 1 } | null;
  /** Background, font colour. */
  bg?: { rgb?: string | null } | null;
  cl?: { rgb?: string | null } | null;
  bd?: Partial<Record<'t' | 'b' | 'l' | 'r', Border | null>> | null;
  n?: { pattern: string } | null;
  /** Wrap strategy 3 = wrap; horizontal 1 2 3; vertical 1 2 3; padding. */
  tb?: number | null;
  ht?: number | null;
  vt?: number | null;
  pd?: { l?: number; r?: number; t?: number; b?: number } | null;
  /** Text direction; the workbench keeps "unlocked" here, see engine/locks. */
  td?: number | null;
}

export interface Cell {
  v?: string | number | boolean | null;
  /** 1 string, 2 number, 3 boolean, 4 text by force. */
  t?: number | null;
  f?: string | null;
  si?: string | null;
  p?: { body?: { dataStream?: string } } | null;
  s?: Style | string | null;
}

/** Null takes a cell away; undefined, which Univer's own writes contain, leaves it alone. */
export type CellTable = Record<number, Record<number, Cell | null | undefined>>;

export interface RawSheet {
  getCellMatrix(): {
    getValue(row: number, column: number): Cell | null | undefined;
    getMatrix(): Record<number, Record<number, Cell | null | undefined> | undefined>;
  };
  getRowCount(): number;
  getColumnCount(): number;
  getRowVisible(row: number): boolean;
  getRowRawVisible(row: number): boolean;
  getColVisible(column: number): boolean;
  getMergeData(): UniverRange[];
  getConfig(): { showGridlines?: 0 | 1; tabColor?: string };
}

export interface DataValidationRule {
  uid: string;
  type: string;
  ranges: UniverRange[];
  formula1?: string;
  formula2?: string;
  operator?: string;
  allowBlank?: boolean;
  showErrorMessage?: boolean;
  error?: string;
  errorStyle?: number;
  showInputMessage?: boolean;
  prompt?: string;
  promptTitle?: string;
  errorTitle?: string;
  showDropDown?: boolean;
  renderMode?: number;
}

/** What a function of the add-in gives to the engine: a value, or rows that spill. */
export type RegisterFunction = (name: string, calculate: (...args: readonly unknown[]) => unknown) => void;

export interface RangeFacade {
  merge(options?: { isForceMerge?: boolean }): unknown;
  mergeAcross(options?: { isForceMerge?: boolean }): unknown;
  breakApart(): unknown;
  activate(): unknown;
  getRange(): UniverRange;
  getDataValidation(): { rule: DataValidationRule } | null | undefined;
}

export interface ConditionalRule {
  cfId: string;
  ranges: UniverRange[];
  stopIfTrue: boolean;
  rule: Record<string, unknown>;
}

export interface SheetFacade {
  getSheetId(): string;
  getSheetName(): string;
  setName(name: string): unknown;
  getIndex(): number;
  getSheet(): RawSheet;
  getTabColor(): string | undefined;
  setTabColor(color: string): unknown;
  isSheetHidden(): boolean;
  hideSheet(): unknown;
  showSheet(): unknown;
  setHiddenGridlines(hidden: boolean): unknown;
  setRowCount(count: number): unknown;
  setColumnCount(count: number): unknown;
  getRange(row: number, column: number, rows: number, columns: number): RangeFacade;
  getColumnWidth(column: number): number;
  setColumnWidths(column: number, count: number, pixels: number): unknown;
  getRowHeight(row: number): number;
  setRowHeightsForced(row: number, count: number, pixels: number): unknown;
  setColumnAutoWidth?(column: number, count: number): unknown;
  setRowAutoHeight(row: number, count: number): unknown;
  hideRows(row: number, count: number): unknown;
  showRows(row: number, count: number): unknown;
  hideColumns(column: number, count: number): unknown;
  showColumns(column: number, count: number): unknown;
  insertRowsBefore(row: number, count: number): unknown;
  insertColumnsBefore(column: number, count: number): unknown;
  deleteRows(row: number, count: number): unknown;
  deleteColumns(column: number, count: number): unknown;
  setFreeze(freeze: { startRow: number; startColumn: number; xSplit: number; ySplit: number }): unknown;
  cancelFreeze(): unknown;
  getFreeze(): { xSplit: number; ySplit: number } | undefined;
  getConditionalFormattingRules(): ConditionalRule[];
  addConditionalFormattingRule(rule: ConditionalRule): unknown;
  setConditionalFormattingRule(id: string, rule: ConditionalRule): unknown;
  deleteConditionalFormattingRule(id: string): unknown;
  moveConditionalFormattingRule(id: string, to: string, type: 'before' | 'after'): unknown;
}

export interface DefinedNameFacade {
  getName(): string;
  getFormulaOrRefString(): string;
  setFormula(formula: string): unknown;
  getComment(): string | undefined;
  setComment(comment: string): unknown;
  delete(): unknown;
}

export interface TableInfo {
  id: string;
  name: string;
  subUnitId: string;
  range: UniverRange;
  columns: readonly { id: string; displayName: string }[];
}

export interface WorkbookFacade {
  getId(): string;
  getName(): string;
  setName(name: string): unknown;
  getSheets(): SheetFacade[];
  getSheetBySheetId(id: string): SheetFacade | null;
  getActiveSheet(): SheetFacade;
  setActiveSheet(id: string): unknown;
  insertSheet(name?: string): SheetFacade;
  deleteSheet(id: string): unknown;
  duplicateSheet(sheet: SheetFacade): SheetFacade;
  moveSheet(sheet: SheetFacade, index: number): unknown;
  getActiveRange(): RangeFacade | null;
  getWorkbook(): { getStyles(): { get(id: string): Style | null | undefined } };
  getDefinedName(name: string): DefinedNameFacade | null;
  getDefinedNames(): DefinedNameFacade[];
  insertDefinedName(name: string, formula: string): unknown;
  getTableList(): TableInfo[];
  setTableFilter(tableId: string, column: number, filter: unknown): unknown;
  save(): unknown;
  isCellEditing?(): boolean;
  undo(): unknown;
  redo(): unknown;
}

export interface CommandInfo {
  id: string;
  type?: number;
  params?: unknown;
}

export interface CommandOptions {
  onlyLocal?: boolean;
  fromFormula?: boolean;
  fromCollab?: boolean;
  /** Ours: the rewriting of moved formulas after a sort is no edit of its own. */
  sortRepair?: boolean;
}

export interface CommandService {
  beforeCommandExecuted(listener: (command: CommandInfo, options?: CommandOptions) => void): { dispose(): void };
  onCommandExecuted(listener: (command: CommandInfo, options?: CommandOptions) => void): { dispose(): void };
  executeCommand(id: string, params?: unknown, options?: CommandOptions): Promise<unknown>;
  syncExecuteCommand(id: string, params?: unknown, options?: CommandOptions): unknown;
}

export interface UndoItem {
  unitID: string;
  undoMutations: CommandInfo[];
  redoMutations: CommandInfo[];
}

export interface UndoService {
  pushUndoRedo(item: UndoItem): void;
  clearUndoRedo(unitId: string): void;
}

export interface TableColumnModel {
  displayName: string;
}

export interface TableModel {
  getTableInfo(): TableInfo;
  getTableColumnByIndex(index: number): TableColumnModel | undefined;
}

type ByCell<T> = Record<string, Record<string, Record<number, Record<number, T>>>>;

export interface ConditionalLook {
  readonly style?: Style | null;
  readonly iconSet?: { readonly iconType: string; readonly iconId: string } | null;
  readonly isShowValue?: boolean;
}

/** What the engine is handed, by the browser and by the node instance alike. */
export interface UniverParts {
  readonly registerFunction: RegisterFunction;
  readonly book: WorkbookFacade;
  readonly commands: CommandService;
  readonly undo: UndoService;
  readonly calculation: {
    readonly state: { started?: boolean; resultApplied?: boolean; completed?: boolean; stopped?: boolean };
  };
  readonly dirty: { get(commandId: string): unknown };
  /** The controller that starts calculations; its private parts are used in engine/calc only. */
  readonly calculationTrigger: object;
  readonly formulaData: {
    getArrayFormulaRange(): ByCell<UniverRange>;
    getArrayFormulaCellData(): ByCell<Cell>;
    getFormulaStringByCell(row: number, column: number, sheetId: string, unitId: string): string | null | undefined;
  };
  readonly formulas: { moveFormulaRefOffset(formula: string, x: number, y: number): string };
  readonly tables: { getTableById(unitId: string, id: string): TableModel | undefined };
  readonly numberFormat: {
    format(pattern: string, value: number): string;
    parseValue: (text: string) => { v: number | boolean; z?: string } | null;
  };
  /** What conditional formats make of a cell. */
  readonly conditional: {
    composeStyle(unitId: string, sheetId: string, row: number, column: number): ConditionalLook | null | undefined;
  };
  /** Pictures of icon sets, as addresses that hold the picture: by set, from the best to the worst. */
  readonly icons: Readonly<Record<string, readonly string[]>>;
  /** The inverse of a set-range-values mutation. */
  invertValues(params: SetValuesParams): SetValuesParams;
  /** The one error that Univer's command service takes as "do not do this". */
  readonly refusal: new () => Error;
}

export interface SetValuesParams {
  unitId: string;
  subUnitId: string;
  cellValue: CellTable;
  trigger?: string;
}
