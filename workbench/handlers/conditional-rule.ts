// From the Excel form of a conditional format to Univer's rule. Comparisons with anything but a number
// become formulas, because Univer compares cells with numbers only.
import { type Area, columnName } from '../engine/area';
import { rangeOf } from '../engine/tables';
import type { ConditionalRule, Style } from '../engine/univer-shape';
import { isRecord, textOf } from '../protocol/arguments';
import type { ConditionalSide } from '../side-model';

const iconTypes: Readonly<Record<string, string>> = {
  ThreeArrows: '3Arrows',
  ThreeArrowsGray: '3ArrowsGray',
  ThreeFlags: '3Flags',
  ThreeTrafficLights1: '3TrafficLights1',
  ThreeTrafficLights2: '3TrafficLights2',
  ThreeSigns: '3Signs',
  ThreeSymbols: '3Symbols',
  ThreeSymbols2: '3Symbols2',
  ThreeStars: '3Stars',
  ThreeTriangles: '3Triangles',
  FourArrows: '4Arrows',
  FourArrowsGray: '4ArrowsGray',
  FourRating: '4Rating',
  FourRedToBlack: '4RedToBlack',
  FourTrafficLights: '4TrafficLights',
  FiveArrows: '5Arrows',
  FiveArrowsGray: '5ArrowsGray',
  FiveQuarters: '5Quarters',
  FiveRating: '5Rating',
  FiveBoxes: '5Boxes',
};

export const isIconStyle = (style: unknown): style is string => typeof style === 'string' && style in iconTypes;

/** The criteria Excel starts with: equal shares, in percent. */
export const defaultCriteria = (style: string): Record<string, unknown>[] => {
  const count = style.startsWith('Five') ? 5 : style.startsWith('Four') ? 4 : 3;
  return Array.from({ length: count }, (_, index) => ({
    type: index === 0 ? 'Invalid' : 'Percent',
    formula: index === 0 ? '' : `=${Math.round((100 * index) / count)}`,
    operator: index === 0 ? 'Invalid' : 'GreaterThanOrEqual',
    customIcon: null,
  }));
};

const highest = Number.MAX_SAFE_INTEGER;

const numberOf = (formula: unknown): number | null => {
  const text = textOf(formula).replace(/^=/, '').trim();
  return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
};

const iconRule = (side: ConditionalSide): Record<string, unknown> => {
  const style = isIconStyle(side.rule.style) ? side.rule.style : 'ThreeTrafficLights1';
  const criteria = Array.isArray(side.rule.criteria) ? (side.rule.criteria as unknown[]) : defaultCriteria(style);
  const reversed = side.rule.reverseIconOrder === true;
  // Excel lists the lowest first, Univer the highest; Univer's last entry takes what is left.
  const config = [...criteria].reverse().map((item, index) => {
    const fields = isRecord(item) ? item : {};
    const last = index === criteria.length - 1;
    const number = numberOf(fields.formula);
    const kinds: Readonly<Record<string, string>> = {
      Number: 'num',
      Percent: 'percent',
      Percentile: 'percentile',
      Formula: 'formula',
    };
    const type = kinds[String(fields.type)] ?? 'percent';
    return {
      operator: last ? 'lessThanOrEqual' : fields.operator === 'GreaterThan' ? 'greaterThan' : 'greaterThanOrEqual',
      value: last
        ? { type: 'num', value: highest }
        : number === null
          ? { type: 'formula', value: String(fields.formula) }
          : { type, value: number },
      iconType: iconTypes[style],
      iconId: String(reversed ? criteria.length - 1 - index : index),
    };
  });
  return { type: 'iconSet', isShowValue: side.rule.showIconOnly !== true, config };
};

const styleOf = (side: ConditionalSide): Style => {
  const style: Style = {};
  if (side.fill !== '') style.bg = { rgb: side.fill };
  if (typeof side.font.color === 'string') style.cl = { rgb: side.font.color };
  if (side.font.bold === true) style.bl = 1;
  if (side.font.italic === true) style.it = 1;
  if (side.font.strikethrough === true) style.st = { s: 1 };
  return style;
};

const comparison: Readonly<Record<string, readonly [univer: string, sign: string]>> = {
  EqualTo: ['equal', '='],
  NotEqualTo: ['notEqual', '<>'],
  GreaterThan: ['greaterThan', '>'],
  LessThan: ['lessThan', '<'],
  GreaterThanOrEqual: ['greaterThanOrEqual', '>='],
  LessThanOrEqual: ['lessThanOrEqual', '<='],
  Between: ['between', ''],
  NotBetween: ['notBetween', ''],
};

const bare = (formula: unknown): string => textOf(formula).replace(/^=/, '');

const cellValueRule = (side: ConditionalSide, area: Area): Record<string, unknown> | null => {
  const operator = comparison[String(side.rule.operator)];
  if (!operator) return null;
  const [univer, sign] = operator;
  const style = styleOf(side);
  const low = numberOf(side.rule.formula1);
  const high = numberOf(side.rule.formula2);
  const isPair = sign === '';
  if (low !== null && (!isPair || high !== null))
    return { type: 'highlightCell', subType: 'number', operator: univer, value: isPair ? [low, high] : low, style };
  const cell = `${columnName(area.left)}${area.top + 1}`;
  const [one, two] = [bare(side.rule.formula1), bare(side.rule.formula2)];
  const inside = `AND(${cell}>=${one},${cell}<=${two})`;
  const value = !isPair ? `=${cell}${sign}${one}` : univer === 'between' ? `=${inside}` : `=NOT(${inside})`;
  return { type: 'highlightCell', subType: 'formula', value, style };
};

const textOperators: Readonly<Record<string, string>> = {
  Contains: 'containsText',
  NotContains: 'notContainsText',
  BeginsWith: 'beginsWith',
  EndsWith: 'endsWith',
};

/** Null while the rule is not complete enough to show anything. */
export const univerRule = (side: ConditionalSide, area: Area, cfId: string, stopIfTrue: boolean): ConditionalRule => {
  const made =
    side.type === 'IconSet'
      ? iconRule(side)
      : side.type === 'CellValue'
        ? cellValueRule(side, area)
        : side.type === 'Custom' && typeof side.rule.formula === 'string'
          ? { type: 'highlightCell', subType: 'formula', value: side.rule.formula, style: styleOf(side) }
          : side.type === 'ContainsText'
            ? {
                type: 'highlightCell',
                subType: 'text',
                operator: textOperators[String(side.rule.operator)] ?? 'containsText',
                value: textOf(side.rule.text),
                style: styleOf(side),
              }
            : side.type === 'DataBar'
              ? {
                  type: 'dataBar',
                  isShowValue: side.rule.showDataBarOnly !== true,
                  config: {
                    min: { type: 'min' },
                    max: { type: 'max' },
                    isGradient: true,
                    positiveColor: '#638EC6',
                    nativeColor: '#FF0000',
                  },
                }
              : side.type === 'ColorScale'
                ? {
                    type: 'colorScale',
                    config: [
                      { index: 0, color: '#F8696B', value: { type: 'min' } },
                      { index: 1, color: '#63BE7B', value: { type: 'max' } },
                    ],
                  }
                : null;
  const rule = made ?? { type: 'highlightCell', subType: 'formula', value: '=FALSE', style: {} };
  return { cfId, ranges: [rangeOf(area)], stopIfTrue, rule };
};
