// Excel's ConditionalFormatCollection and ConditionalFormat. Univer's list of rules is the truth about
// which rules there are, where they apply and in which order; the Excel form is beside it, by rule id.
import { type Area, type Rect, bounding, intersect, without } from '../engine/area';
import { rangeOf } from '../engine/tables';
import type { ConditionalRule, SheetFacade } from '../engine/univer-shape';
import { isRecord, textOf } from '../protocol/arguments';
import { type RichClass, type RichObject, rich } from '../protocol/rich-class';
import { accessDenied, invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { ConditionalSide } from '../side-model';
import { defaultCriteria, isIconStyle, univerRule } from './conditional-rule';
import type { ConditionalRef, Host } from './host';

const types = ['CellValue', 'Custom', 'IconSet', 'ColorScale', 'DataBar', 'ContainsText'] as const;

const rectsOf = (rule: ConditionalRule): Rect[] =>
  rule.ranges.map((range) => ({
    top: range.startRow,
    left: range.startColumn,
    bottom: range.endRow,
    right: range.endColumn,
  }));
const rectOf = (rule: ConditionalRule): Rect => rectsOf(rule).reduce(bounding);

export const conditionalFormatsClass = (host: Host): RichClass<Area> => {
  const { cells } = host.engine;

  const sheet = (id: string): SheetFacade => {
    const facade = cells.sheet(id);
    if (!facade) throw itemNotFound();
    return facade;
  };
  const rulesOf = (sheetId: string): readonly ConditionalRule[] => sheet(sheetId).getConditionalFormattingRules();
  const ruleOf = (ref: ConditionalRef): ConditionalRule => {
    const rule = rulesOf(ref.sheetId).find((each) => each.cfId === ref.id);
    if (!rule) throw itemNotFound();
    return rule;
  };
  const sideOf = (ref: ConditionalRef): ConditionalSide =>
    (host.side.data.conditionalFormats[ref.id] ??= { type: 'Custom', rule: {}, font: {}, fill: '' });
  const areaOf = (ref: ConditionalRef): Area => ({ sheetId: ref.sheetId, ...rectOf(ruleOf(ref)) });

  const apply = (ref: ConditionalRef): void => {
    if (host.side.sheet(ref.sheetId).isProtected) throw accessDenied();
    const old = ruleOf(ref);
    const made = univerRule(sideOf(ref), areaOf(ref), ref.id, old.stopIfTrue);
    sheet(ref.sheetId).setConditionalFormattingRule(ref.id, { ...made, ranges: old.ranges });
    host.side.touch();
  };
  const remove = (ref: ConditionalRef): void => {
    if (host.side.sheet(ref.sheetId).isProtected) throw accessDenied();
    ruleOf(ref);
    sheet(ref.sheetId).deleteConditionalFormattingRule(ref.id);
  };
  const setRule = (ref: ConditionalRef, fields: Record<string, unknown>): void => {
    const side = sideOf(ref);
    side.rule = { ...side.rule, ...fields };
    apply(ref);
  };

  const font: RichClass<ConditionalRef> = {
    name: 'ConditionalRangeFont',
    scalars: Object.fromEntries(
      ['bold', 'color', 'italic', 'strikethrough', 'underline'].map((name) => [
        name,
        (ref: ConditionalRef) => sideOf(ref).font[name] ?? null,
      ]),
    ),
    setters: Object.fromEntries(
      ['bold', 'color', 'italic', 'strikethrough', 'underline'].map((name) => [
        name,
        (ref: ConditionalRef, value: unknown) => {
          sideOf(ref).font[name] = value;
          apply(ref);
        },
      ]),
    ),
    methods: {
      clear: (ref) => {
        sideOf(ref).font = {};
        apply(ref);
      },
    },
  };
  const fill: RichClass<ConditionalRef> = {
    name: 'ConditionalRangeFill',
    scalars: { color: (ref) => sideOf(ref).fill },
    setters: {
      color: (ref, value) => {
        sideOf(ref).fill = String(value);
        apply(ref);
      },
    },
    methods: {
      clear: (ref) => {
        sideOf(ref).fill = '';
        apply(ref);
      },
    },
  };
  const format: RichClass<ConditionalRef> = {
    name: 'ConditionalRangeFormat',
    scalars: { numberFormat: () => null },
    objects: { fill: (ref) => rich(fill, ref), font: (ref) => rich(font, ref) },
  };
  const formulaRule: RichClass<ConditionalRef> = {
    name: 'ConditionalFormatRule',
    scalars: {
      formula: (ref) => sideOf(ref).rule.formula ?? '',
      formulaLocal: (ref) => sideOf(ref).rule.formula ?? '',
    },
    setters: {
      formula: (ref, value) => setRule(ref, { formula: String(value) }),
      formulaLocal: (ref, value) => setRule(ref, { formula: String(value) }),
    },
  };
  const plainRule = (name: string): RichClass<ConditionalRef> => ({
    name,
    scalars: { rule: (ref) => sideOf(ref).rule },
    setters: {
      rule: (ref, value) => {
        if (!isRecord(value)) throw invalidArgument();
        sideOf(ref).rule = { ...value };
        apply(ref);
      },
    },
    objects: { format: (ref) => rich(format, ref) },
  });
  const iconStyle = (ref: ConditionalRef): string => textOf(sideOf(ref).rule.style) || 'ThreeTrafficLights1';
  const iconSet: RichClass<ConditionalRef> = {
    name: 'IconSetConditionalFormat',
    scalars: {
      criteria: (ref) => sideOf(ref).rule.criteria ?? defaultCriteria(iconStyle(ref)),
      reverseIconOrder: (ref) => sideOf(ref).rule.reverseIconOrder === true,
      showIconOnly: (ref) => sideOf(ref).rule.showIconOnly === true,
      style: iconStyle,
    },
    setters: {
      criteria: (ref, value) => {
        if (!Array.isArray(value)) throw invalidArgument();
        setRule(ref, { criteria: value });
      },
      reverseIconOrder: (ref, value) => setRule(ref, { reverseIconOrder: value === true }),
      showIconOnly: (ref, value) => setRule(ref, { showIconOnly: value === true }),
      style: (ref, value) => {
        if (!isIconStyle(value)) throw invalidArgument();
        setRule(ref, { style: value });
      },
    },
  };
  const bar: RichClass<ConditionalRef> = {
    name: 'DataBarConditionalFormat',
    scalars: { showDataBarOnly: (ref) => sideOf(ref).rule.showDataBarOnly === true },
    setters: { showDataBarOnly: (ref, value) => setRule(ref, { showDataBarOnly: value === true }) },
  };
  const custom: RichClass<ConditionalRef> = {
    name: 'CustomConditionalFormat',
    objects: { format: (ref) => rich(format, ref), rule: (ref) => rich(formulaRule, ref) },
  };
  const scale: RichClass<ConditionalRef> = {
    name: 'ColorScaleConditionalFormat',
    scalars: { threeColorScale: () => false },
  };
  const kinds: readonly (readonly [
    property: string,
    type: (typeof types)[number],
    shape: RichClass<ConditionalRef>,
  ])[] = [
    ['cellValue', 'CellValue', plainRule('CellValueConditionalFormat')],
    ['colorScale', 'ColorScale', scale],
    ['custom', 'Custom', custom],
    ['dataBar', 'DataBar', bar],
    ['iconSet', 'IconSet', iconSet],
    ['textComparison', 'ContainsText', plainRule('TextConditionalFormat')],
  ];

  const as = (
    ref: ConditionalRef,
    type: string,
    shape: RichClass<ConditionalRef>,
    orNull: boolean,
  ): RichObject | null => {
    if (sideOf(ref).type === type) return rich(shape, ref);
    if (orNull) return null;
    throw itemNotFound();
  };

  const item: RichClass<ConditionalRef> = {
    name: 'ConditionalFormat',
    id: { as: 'Id', of: (ref) => ref.id },
    scalars: {
      id: (ref) => ref.id,
      priority: (ref) => rulesOf(ref.sheetId).findIndex((rule) => rule.cfId === ref.id),
      stopIfTrue: (ref) => ruleOf(ref).stopIfTrue,
      type: (ref) => sideOf(ref).type,
    },
    setters: {
      priority: (ref, value) => {
        if (typeof value !== 'number') throw invalidArgument();
        const rules = rulesOf(ref.sheetId);
        const target = rules[Math.min(Math.max(0, value), rules.length - 1)];
        if (!target || target.cfId === ref.id) return;
        const later = rules.findIndex((rule) => rule.cfId === ref.id) < rules.indexOf(target);
        sheet(ref.sheetId).moveConditionalFormattingRule(ref.id, target.cfId, later ? 'after' : 'before');
      },
      stopIfTrue: (ref, value) => {
        sheet(ref.sheetId).setConditionalFormattingRule(ref.id, { ...ruleOf(ref), stopIfTrue: value === true });
      },
    },
    objects: Object.fromEntries(
      kinds.flatMap(([property, type, shape]) => [
        [property, (ref: ConditionalRef) => as(ref, type, shape, false)],
        [`${property}OrNullObject`, (ref: ConditionalRef) => as(ref, type, shape, true)],
      ]),
    ),
    methods: {
      delete: remove,
      getRange: (ref) => host.make.range(areaOf(ref)),
      getRangeOrNullObject: (ref) => host.make.range(areaOf(ref)),
    },
  };

  const inArea = (area: Area): readonly ConditionalRef[] =>
    rulesOf(area.sheetId)
      .filter((rule) => rule.ranges.length > 0 && intersect(rectOf(rule), area) !== null)
      .map((rule) => ({ sheetId: area.sheetId, id: rule.cfId }));

  return {
    name: 'ConditionalFormatCollection',
    items: (area) => inArea(area).map((ref) => rich(item, ref)),
    find: (area, key) => {
      const ref = rulesOf(area.sheetId).some((rule) => rule.cfId === String(key));
      return ref ? rich(item, { sheetId: area.sheetId, id: String(key) }) : null;
    },
    methods: {
      add: (area, args) => {
        if (host.side.sheet(area.sheetId).isProtected) throw accessDenied();
        const type = types.find((each) => each === args.text(0));
        if (!type) throw invalidArgument();
        const id = crypto.randomUUID().slice(0, 8);
        const side: ConditionalSide = { type, rule: {}, font: {}, fill: '' };
        host.side.data.conditionalFormats[id] = side;
        const target = { sheetId: area.sheetId, ...cells.clip(area) };
        sheet(area.sheetId).addConditionalFormattingRule(univerRule(side, target, id, false));
        host.side.touch();
        return rich(item, { sheetId: area.sheetId, id });
      },
      clearAll: (area) => {
        for (const ref of inArea(area)) {
          const rule = ruleOf(ref);
          // Elsewhere the rule goes on.
          const left = rectsOf(rule).flatMap((rect) => without(rect, cells.clip(area)));
          if (left.length === 0) remove(ref);
          else sheet(area.sheetId).setConditionalFormattingRule(ref.id, { ...rule, ranges: left.map(rangeOf) });
        }
      },
    },
  };
};
