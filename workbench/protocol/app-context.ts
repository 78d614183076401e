// What office.js asks for first: which host this is, which APIs it has, and the settings of the document.

/** Versions are text: "1.10" is not 1.1. DelayForCellEdit lets Excel.run wait for the person's Enter. */
export const requirementSets = {
  ExcelApi: '1.14',
  ExcelApiOnline: '1.1',
  SharedRuntime: '1.2',
  RibbonApi: '1.1',
  DialogApi: '1.2',
  RichApiRuntime: '1.1',
  RichApiRuntimeFlag: '1.1',
  Settings: '1.1',
  DocumentEvents: '1.1',
  DelayForCellEdit: '1.1',
  CustomFunctionsRuntime: '1.4',
  // The client's own name of them: with 1.7 answers travel as arrays, with 1.8 an error has its number.
  CustomFunctions: '1.8',
} as const;

export interface AppContextOptions {
  readonly controlId: string;
  readonly addinName: string;
  readonly documentUrl: string;
  readonly settings: readonly (readonly [key: string, json: string])[];
}

/** The reply to `ContextActivationManager_getAppContextAsync`. */
export const appContext = ({ controlId, addinName, documentUrl, settings }: AppContextOptions): object => ({
  _id: controlId,
  _appName: 16,
  _appVersion: '16.00',
  _appMinorVersion: 1,
  _appUILocale: 'en-US',
  _dataLocale: 'en-US',
  _docUrl: documentUrl,
  _clientMode: 1,
  _settings: settings,
  _reason: 'documentOpened',
  _osfControlType: 1,
  _eToken: '',
  _correlationId: '00000000-0000-0000-0000-000000000000',
  _appInstanceId: controlId,
  _requirementMatrix: JSON.stringify(requirementSets),
  _hostFullVersion: '16.0.18000.30000',
  _clientWindowHeight: 600,
  _clientWindowWidth: 340,
  _addinName: addinName,
  _appDomains: [],
  _featureGates: {},
  _initialDisplayMode: 2,
  _wacHostEnvironment: '0',
  _isFromWacAutomation: false,
  _marketplaceType: 'PRIVATE',
});
