// Office around the pane: when it is ready, whether it is Excel, which shade it has, and how the pane is brought up.

/** Resolves once Office is ready; false outside of Excel, where there is no workbook to bridge. */
export async function officeReady(): Promise<boolean> {
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel;
}

/** Excel's own shade, where Excel says it (Excel on the web says nothing). */
export function officeShade(): 'light' | 'dark' | undefined {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return theme === undefined ? undefined : theme.isDarkTheme ? 'dark' : 'light';
}

/** Opens the pane where it is closed: ribbon buttons work without it. Older hosts open it by themselves. */
export async function showPane(): Promise<void> {
  if (Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) await Office.addin.showAsTaskpane();
}
