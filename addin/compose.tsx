// Office ready → ports → bridge → screen. The only place that says which implementation stands behind a port.
import { createRoot } from 'react-dom/client';
import { createHttpApi } from './api/http-api';
import { associateCommands } from './commands/commands';
import type { Command } from './flows/bridge';
import { withFunctions } from './functions/connect';
import { createBridge } from './flows/create-bridge';
import { createRibbon } from './flows/ribbon';
import { App } from './panes/app';
import { en } from './texts/en';
import { tabFromHeadings } from './ui/tab-from-heading';
import { createExcelWorkbook } from './workbook/excel-workbook';
import { connectFunctions } from './workbook/office-functions';
import { officeActions } from './workbook/office-actions';
import { nestedSignIn } from './workbook/nested-sign-in';
import { askInDialog } from './workbook/sign-in-dialog';
import { officeReady, officeShade, showPane } from './workbook/office-start';

export async function compose(root: HTMLElement): Promise<void> {
  if (!(await officeReady())) {
    root.textContent = en.frame.notInExcel;
    return;
  }
  tabFromHeadings(document);
  const ribbon = createRibbon();
  const pressed = (command: Command) => async () => {
    ribbon.press(command);
    await showPane();
  };
  associateCommands(
    officeActions(),
    {
      showMyWork: pressed('my-work'),
      pull: pressed('pull'),
      push: pressed('push'),
      refreshAll: pressed('refresh-all'),
    },
    (_name, cause) => reportError(cause),
  );
  const plain = createBridge(
    {
      workbook: createExcelWorkbook(),
      api: createHttpApi({ server: window.location.origin }),
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
      askInDialog,
      askExcel: nestedSignIn(),
    },
    (listener) => ribbon.listen(listener),
  );
  const bridge = withFunctions(plain, connectFunctions);
  createRoot(root).render(<App bridge={bridge} theme={officeShade()} />);
}
