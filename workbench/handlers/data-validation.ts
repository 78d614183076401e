// Excel's DataValidation over Univer's rules. A range has one rule; setting a part of it writes the whole
// rule anew for exactly this range, as Excel does.
import { type Area, columns, rows } from '../engine/area';
import { isValid } from '../engine/validity';
import { rangeOf } from '../engine/tables';
import type { DataValidationRule } from '../engine/univer-shape';
import { isRecord, textOf } from '../protocol/arguments';
import { isRich, type RichClass } from '../protocol/rich-class';
import { accessDenied, apiNotFound, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

type Fields = Readonly<Record<string, unknown>>;

const kinds = [
  ['wholeNumber', 'whole', 'WholeNumber'],
  ['decimal', 'decimal', 'Decimal'],
  ['textLength', 'textLength', 'TextLength'],
  ['date', 'date', 'Date'],
  ['time', 'time', 'Time'],
] as const;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const operatorToUniver = (value: unknown): string =>
  lowerFirst(textOf(value) || 'Between')
    .replace(/^greaterThanOrEqualTo$/, 'greaterThanOrEqual')
    .replace(/^lessThanOrEqualTo$/, 'lessThanOrEqual')
    .replace(/^(equal|notEqual)To$/, '$1');
const operatorToExcel = (value: string | undefined): string =>
  upperFirst(value ?? 'between').replace(/^(Equal|NotEqual)$/, '$1To');

/** Univer's error styles by number. */
const alertStyles = ['Information', 'Stop', 'Warning'];

export const dataValidationClass = (host: Host): RichClass<Area> => {
  const { cells, parts } = host.engine;
  const unitId = parts.book.getId();

  const ruleAt = (area: Area): DataValidationRule | null => {
    const sheet = cells.sheet(area.sheetId);
    if (!sheet) throw itemNotFound();
    return sheet.getRange(area.top, area.left, 1, 1).getDataValidation()?.rule ?? null;
  };

  const clear = async (area: Area): Promise<void> => {
    await parts.commands.executeCommand('sheets.command.clear-range-data-validation', {
      unitId,
      subUnitId: area.sheetId,
      ranges: [rangeOf(cells.clip(area))],
    });
  };

  const write = async (area: Area, patch: Partial<DataValidationRule>, keep: boolean): Promise<void> => {
    if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
    const old = ruleAt(area);
    const base: Partial<DataValidationRule> = old
      ? { ...old }
      : { type: 'any', allowBlank: true, showErrorMessage: true, errorStyle: 1 };
    if (!keep)
      for (const key of ['formula1', 'formula2', 'operator', 'showDropDown', 'renderMode'] as const)
        Reflect.deleteProperty(base, key);
    await clear(area);
    const rule = {
      ...base,
      ...patch,
      type: patch.type ?? base.type ?? 'any',
      uid: crypto.randomUUID(),
      ranges: [rangeOf(cells.clip(area))],
    };
    await parts.commands.executeCommand('sheet.command.addDataValidation', { unitId, subUnitId: area.sheetId, rule });
  };

  const source = (value: unknown, area: Area): string => {
    if (isRich(value)) return `=${host.places.address(host.places.area(value))}`;
    if (typeof value !== 'string') throw invalidArgument();
    if (!value.startsWith('=')) return value;
    // A name or an address; Univer wants the address.
    return `=${host.places.address(host.places.area(value.slice(1), area.sheetId))}`;
  };

  const limitText = (value: unknown): string => {
    if (isRich(value)) return `=${host.places.address(host.places.area(value))}`;
    return textOf(value);
  };

  const setRule = async (area: Area, value: unknown): Promise<void> => {
    if (!isRecord(value)) throw invalidArgument();
    if (isRecord(value.list)) {
      const dropDown = value.list.inCellDropDown !== false;
      return write(
        area,
        {
          type: 'list',
          formula1: source(value.list.source, area),
          showDropDown: dropDown,
          renderMode: dropDown ? 1 : 0,
        },
        false,
      );
    }
    if (isRecord(value.custom)) return write(area, { type: 'custom', formula1: String(value.custom.formula) }, false);
    for (const [excel, univer] of kinds) {
      const fields = value[excel];
      if (!isRecord(fields)) continue;
      const patch = { type: univer, operator: operatorToUniver(fields.operator), formula1: limitText(fields.formula1) };
      return write(
        area,
        fields.formula2 === undefined || fields.formula2 === null
          ? patch
          : { ...patch, formula2: limitText(fields.formula2) },
        false,
      );
    }
    throw invalidArgument();
  };

  const ruleOf = (area: Area): Fields => {
    const rule = ruleAt(area);
    if (!rule || rule.type === 'any') return {};
    if (rule.type === 'list')
      return { list: { inCellDropDown: rule.showDropDown !== false, source: rule.formula1 ?? '' } };
    if (rule.type === 'custom') return { custom: { formula: rule.formula1 ?? '' } };
    const kind = kinds.find((each) => each[1] === rule.type);
    if (!kind) return {};
    const number = (text: string | undefined): unknown =>
      text === undefined || text === '' || Number.isNaN(Number(text)) ? text : Number(text);
    return {
      [kind[0]]: {
        operator: operatorToExcel(rule.operator),
        formula1: number(rule.formula1),
        formula2: number(rule.formula2),
      },
    };
  };

  const typeOf = (area: Area): string => {
    const rule = ruleAt(area);
    if (!rule || rule.type === 'any') return 'None';
    if (rule.type === 'list') return 'List';
    if (rule.type === 'custom') return 'Custom';
    return kinds.find((each) => each[1] === rule.type)?.[2] ?? 'None';
  };

  const valid = (area: Area): boolean | null => {
    const reader = cells.on(area.sheetId);
    const rect = cells.clip(area);
    const verdicts = new Set<boolean>();
    for (let row = rect.top; row <= rect.bottom; row += 1)
      for (let column = rect.left; column <= rect.right; column += 1) {
        const rule = ruleAt({ ...area, top: row, left: column });
        const verdict = rule ? isValid(parts, cells, rule, reader.value(row, column), area.sheetId) : true;
        if (verdict === null) throw apiNotFound('DataValidation.valid (rule with a formula)');
        verdicts.add(verdict);
      }
    return verdicts.size === 2 ? null : !verdicts.has(false);
  };

  return {
    name: 'DataValidation',
    scalars: {
      errorAlert: (area) => {
        const rule = ruleAt(area);
        return {
          message: rule?.error ?? '',
          showAlert: rule?.showErrorMessage ?? true,
          style: alertStyles[rule?.errorStyle ?? 1] ?? 'Stop',
          title: rule?.errorTitle ?? '',
        };
      },
      ignoreBlanks: (area) => ruleAt(area)?.allowBlank ?? true,
      prompt: (area) => {
        const rule = ruleAt(area);
        return {
          message: rule?.prompt ?? '',
          showPrompt: rule?.showInputMessage ?? true,
          title: rule?.promptTitle ?? '',
        };
      },
      rule: ruleOf,
      type: typeOf,
    },
    onRequest: { valid },
    setters: {
      errorAlert: (area, value) => {
        if (!isRecord(value)) throw invalidArgument();
        const style = alertStyles.indexOf(textOf(value.style) || 'Stop');
        if (style < 0) throw invalidArgument();
        return write(
          area,
          {
            error: textOf(value.message),
            errorTitle: textOf(value.title),
            showErrorMessage: value.showAlert !== false,
            errorStyle: style,
          },
          true,
        );
      },
      ignoreBlanks: (area, value) => write(area, { allowBlank: value !== false }, true),
      prompt: (area, value) => {
        if (!isRecord(value)) throw invalidArgument();
        return write(
          area,
          {
            prompt: textOf(value.message),
            promptTitle: textOf(value.title),
            showInputMessage: value.showPrompt !== false,
          },
          true,
        );
      },
      rule: setRule,
    },
    methods: {
      clear: (area) => {
        if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
        return clear(area);
      },
      getInvalidCellsOrNullObject: (area) =>
        rows(area) * columns(area) > 0 && valid(area) === true ? null : host.make.range(area),
    },
  };
};
