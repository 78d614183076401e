// Opens the workbench: the kept workbook or a new one, the ribbon from the manifest, the add-in in its pane.
import './page.css';
import { protectedMessage } from '../engine/guard';
import { selectedArea } from '../engine/selection';
import { openUniver } from '../engine/univer-browser';
import { newWorkbookSnapshot } from '../engine/univer-library';
import { emptySide } from '../side-model';
import { readKeptBook } from '../store/kept-book';
import { type WorkbookHost, openWorkbookHost } from '../workbook-host';
import { startAutoSave } from './autosave';
import { drawCharts } from './charts';
import { showDialog } from './dialogs';
import { byId } from './elements';
import { fileActions } from './files';
import { moveFocusWithF6 } from './focus';
import type { FunctionMetadata } from '../handlers/custom-functions';
import { type AddInManifest, parseManifest } from './manifest';
import { createMessages } from './messages';
import { createPane } from './pane';
import { createRibbon } from './ribbon';
import { runAddIn } from './run-add-in';
import { type Workbench, createWorkbench } from './workbench-object';

const fallbackPane = '/addin/taskpane.html';

const open = async (): Promise<void> => {
  const [kept, manifestText] = await Promise.all([
    readKeptBook().catch(() => null),
    fetch('/manifest.xml').then((reply) => (reply.ok ? reply.text() : '')),
  ]);
  const manifest = parseManifest(manifestText);
  const messages = createMessages();
  const scheme = matchMedia('(prefers-color-scheme: dark)');

  byId('waiting').remove();
  const univer = openUniver(byId('grid'), kept?.univer ?? newWorkbookSnapshot('Book1'), scheme.matches);
  scheme.addEventListener('change', () => univer.setDark(scheme.matches));
  const { book } = univer.parts;

  const pane = createPane(manifest.name, () => undefined);
  const host = openWorkbookHost({
    parts: univer.parts,
    side: kept?.side ?? emptySide(),
    showPane: (visible) => (visible ? pane.open() : pane.close()),
  });
  const { engine, handlers, side } = host;
  drawCharts(host, univer.pictures);
  engine.onMessage((text) => messages.show(text));
  univer.onEditStart((sheetId, row, column) => {
    const refused = engine.locks.forbids(sheetId, { top: row, bottom: row, left: column, right: column });
    if (refused) messages.show(protectedMessage);
    else messages.clear();
    return refused;
  });

  byId('book-name').textContent = book.getName();
  document.title = `${book.getName()} – Workbench`;
  const keptText = byId('kept');
  const autoSave = startAutoSave(host, (text) => {
    keptText.textContent = text;
  });

  const focus = moveFocusWithF6(pane, () => univer.focus());
  const addIn = runAddIn(
    pane,
    {
      url: manifest.pane || fallbackPane,
      name: manifest.name,
      session: host.session,
      documentUrl: `https://workbench.example/${encodeURIComponent(book.getName())}.xlsx`,
      settings: side.data.settings,
      onSettingsSaved: () => side.touch(),
      selectedValues: () => {
        const area = selectedArea(engine.parts);
        const reader = engine.cells.on(area.sheetId);
        return [[reader.value(area.top, area.left)]];
      },
      showDialog,
    },
    () => ribbon.setReady(true),
    (frame) => focus.listenTo(frame),
  );
  host.functions.onEntries((entries) => addIn.current()?.sendEntries(entries));
  void registerFunctions(host, manifest.functions);
  handlers.events.onEntries((entries) => addIn.current()?.sendEntries(entries));
  handlers.events.onSelection(() => addIn.current()?.selectionChanged());

  const ribbon = createRibbon(
    manifest,
    fileActions(host, autoSave, (text) => messages.show(text)),
    async (button) => {
      if (button.action.kind === 'show-pane') pane.open();
      else await addIn.current()?.runCommand(button.action.functionName, button.id);
    },
  );
  ribbon.setReady(false);

  const workbench: Workbench = createWorkbench(host, () => autoSave.now(), {
    isReady: () => addIn.current()?.isReady() === true,
    largestRequest: () => addIn.current()?.largestRequest() ?? 0,
  });
  Object.assign(window, { workbench });
};

/** What Excel reads of the functions before the add-in is loaded. */
const registerFunctions = async (
  { functions }: WorkbookHost,
  { metadata, namespace }: AddInManifest['functions'],
): Promise<void> => {
  if (metadata === '' || namespace === '') return;
  const reply = await fetch(metadata);
  if (!reply.ok) return;
  const described = (await reply.json()) as { functions: readonly FunctionMetadata[] };
  functions.register(namespace, described.functions);
};

open().catch((error: unknown) => {
  createMessages().show(`The workbench could not be opened. ${error instanceof Error ? error.message : String(error)}`);
});
