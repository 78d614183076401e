// Excel's Workbook, Application, DocumentProperties and Runtime, and the services that the client itself
// asks for at start.
import { selectedArea } from '../engine/selection';
import { type RichClass, type RichObject, rich } from '../protocol/rich-class';
import { invalidArgument, itemNotFound } from '../protocol/rich-error';
import type { Host } from './host';

export const applicationClass = (host: Host): RichClass<null> => ({
  name: 'Application',
  scalars: {
    calculationEngineVersion: () => 191029,
    calculationMode: () => 'Automatic',
    calculationState: () => (host.engine.calc.isBusy() ? 'Calculating' : 'Done'),
    decimalSeparator: () => '.',
    thousandsSeparator: () => ',',
    useSystemSeparators: () => true,
  },
  setters: {
    calculationMode: (_target, value) => {
      if (value !== 'Automatic' && value !== 'AutomaticExceptTables' && value !== 'Manual') throw invalidArgument();
    },
  },
  methods: {
    calculate: () => host.engine.calc.calculateAll(),
    // Univer draws after the batch and calculates when it is asked to: there is nothing to hold back.
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

export const propertiesClass = (host: Host): RichClass<null> => ({
  name: 'DocumentProperties',
  scalars: {
    author: () => '',
    title: () => host.engine.parts.book.getName(),
    subject: () => '',
    keywords: () => '',
    comments: () => '',
  },
  objects: { custom: () => host.make.customProperties() },
});

const runtimeClass = (host: Host): RichClass<null> => ({
  name: 'Runtime',
  scalars: { enableEvents: () => host.events.isEnabled },
  setters: {
    enableEvents: (_target, value) => {
      if (typeof value !== 'boolean') throw invalidArgument();
      host.events.isEnabled = value;
    },
  },
});

export interface KeptObjects {
  readonly kept: Map<string, RichObject>;
}

export const workbookClass = (host: Host, { kept }: KeptObjects): RichClass<null> => {
  const runtime = runtimeClass(host);
  return {
    name: 'Workbook',
    scalars: {
      autoSave: () => true,
      calculationEngineVersion: () => 191029,
      chartDataPointTrack: () => true,
      isDirty: () => false,
      name: () => host.engine.parts.book.getName(),
      previouslySaved: () => true,
      readOnly: () => host.side.data.isReadOnly,
      usePrecisionAsDisplayed: () => false,
    },
    objects: {
      _Runtime: () => rich(runtime, null),
      application: () => host.make.application(),
      names: () => host.make.names(null),
      properties: () => host.make.properties(),
      settings: () => host.make.settings(),
      tables: () => host.make.tables({}),
      worksheets: () => host.make.worksheets(),
    },
    methods: {
      getActiveCell: () => {
        const area = selectedArea(host.engine.parts);
        return host.make.range({ ...area, bottom: area.top, right: area.left });
      },
      getIsActiveCollabSession: () => false,
      getSelectedRange: () => host.make.range(selectedArea(host.engine.parts)),
      save: () => host.side.touch(),
      _GetRangeForEventByReferenceId: (_target, args) => {
        const range = kept.get(args.text(0));
        if (!range) throw itemNotFound();
        return rich(range.shape as RichClass<unknown>, range.target);
      },
      _GetRangeOrNullObjectForEventByReferenceId: (_target, args) => {
        const range = kept.get(args.text(0));
        return range ? rich(range.shape as RichClass<unknown>, range.target) : null;
      },
      _RemoveAllReferences: () => kept.clear(),
      _RemoveReference: (_target, args) => {
        kept.delete(args.text(0));
      },
    },
    events: { onSelectionChanged: 'documentSelectionChanged' },
    deferred: ['_RemoveReference', '_RemoveAllReferences'],
  };
};

/** Services of the host that office.js talks to besides Excel: ready notices, the pane's visibility. */
export const hostServices = (showPane: (visible: boolean) => void): ((typeName: string) => RichObject | null) => {
  const ready: RichClass<null> = {
    name: 'AddinInternalService',
    methods: { notifyActionHandlerReady: () => undefined },
  };
  const appRuntime: RichClass<null> = {
    name: 'AppRuntimeService',
    methods: {
      getAppRuntimeState: () => 'Visible',
      setAppRuntimeState: (_target, args) => showPane(args.text(0) === 'Visible'),
    },
  };
  const lifeCycle: RichClass<null> = {
    name: 'AppRuntimePersistenceService',
    methods: { getAppRuntimeStartState: () => 'Inactive', setAppRuntimeStartState: () => undefined },
  };
  const ribbon: RichClass<null> = {
    name: 'DynamicRibbon',
    methods: { executeRequestUpdate: () => undefined, executeRequestCreate: () => undefined },
  };
  return (typeName) => {
    if (typeName === 'Microsoft.InternalService.AddinInternalService') return rich(ready, null);
    if (typeName === 'Microsoft.AppRuntime.AppRuntimeService') return rich(appRuntime, null);
    if (typeName === 'Microsoft.AppRuntime.AppRuntimePersistenceService') return rich(lifeCycle, null);
    if (typeName === 'Microsoft.DynamicRibbon.DynamicRibbon') return rich(ribbon, null);
    return null;
  };
};
