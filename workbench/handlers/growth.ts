// When a table grows at its end, validation and conditional formats that covered its last row follow, as
// they do in Excel.
import type { TableView } from '../engine/tables';
import type { UniverRange } from '../engine/univer-shape';
import type { Host } from './host';

export const followTableGrowth = (host: Host): void => {
  host.engine.onTableGrown((before, oldBottom) => {
    const table = host.engine.tables.byId(before.id);
    if (table) extendRules(host, table, oldBottom);
  });
};

const extendRules = (host: Host, table: TableView, oldBottom: number): void => {
  const { cells, parts } = host.engine;
  const { sheetId, left, right, bottom } = table.area;
  const sheet = cells.sheet(sheetId);
  if (!sheet) return;
  const unitId = parts.book.getId();
  const ends = (range: UniverRange): boolean =>
    range.endRow === oldBottom && range.startColumn >= left && range.endColumn <= right;
  const longer = (ranges: readonly UniverRange[]): UniverRange[] =>
    ranges.map((range) => (ends(range) ? { ...range, endRow: bottom } : range));

  for (const rule of sheet.getConditionalFormattingRules())
    if (rule.ranges.some(ends)) sheet.setConditionalFormattingRule(rule.cfId, { ...rule, ranges: longer(rule.ranges) });

  const seen = new Set<string>();
  for (let column = left; column <= right; column += 1) {
    const rule = sheet.getRange(oldBottom, column, 1, 1).getDataValidation()?.rule;
    if (!rule || seen.has(rule.uid) || !rule.ranges.some(ends)) continue;
    seen.add(rule.uid);
    void parts.commands.executeCommand('sheet.command.updateDataValidationRuleRange', {
      unitId,
      subUnitId: sheetId,
      ruleId: rule.uid,
      ranges: longer(rule.ranges),
    });
  }
};
