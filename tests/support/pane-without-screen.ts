// The add-in without its screen: the real flows over Excel's own client, with the real store behind real HTTP. What a
// button does can be tried here in milliseconds; what a person sees is tried in tests/browser.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHttpApi } from '../../addin/api/http-api';
import type { Bridge } from '../../addin/flows/bridge';
import { createBridge } from '../../addin/flows/create-bridge';
import { createExcelWorkbook } from '../../addin/workbook/excel-workbook';
import type { FieldValue } from '../../domain/figure';
import type { RecordTypeName } from '../../domain/records';
import type { Receipt, SessionOptions } from '../../domain/wire';
import { start } from '../../server/compose';
import { readConfig } from '../../server/config';
import { openNodeWorkbook, type NodeWorkbook } from '../../workbench/node/open-node-workbook';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface Office {
  readonly bridge: Bridge;
  readonly excel: NodeWorkbook;
  /** Address of the store. */
  readonly server: string;
  /** Another person at the store's own door. */
  colleague(name: string): Promise<Colleague>;
  signIn(name: string): Promise<void>;
  /** Ends the server; the folder stays. */
  stopStore(): Promise<void>;
  startStore(): Promise<void>;
  close(): Promise<void>;
}

export interface Colleague {
  /** Records one value of a PI, whatever stands there. */
  record(key: string, field: 'value' | 'note', value: number | string | null): Promise<Receipt>;
  /** Sets a field of any record. */
  set(type: RecordTypeName, key: string, field: string, value: FieldValue): Promise<Receipt>;
  /** Signs somebody out wherever they are, as an administrator. */
  signOut(person: string): Promise<void>;
}

/** @param through what the pane reaches the store by, where it is not the store's own address */
export async function openOffice(
  env: NodeJS.ProcessEnv = {},
  through: (store: string) => Promise<string> = (store) => Promise.resolve(store),
): Promise<Office> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pi-bridge-'));
  const settings = (port: number) =>
    readConfig(
      {
        PORT: String(port),
        HOST: '127.0.0.1',
        PI_BRIDGE_DATA: path.join(folder, 'store'),
        PI_BRIDGE_SAMPLE: path.join(root, 'samples/council.json'),
        LOG_LEVEL: 'silent',
        ...env,
      },
      [],
    );
  let running: Awaited<ReturnType<typeof start>> | undefined = await start(settings(0));
  const { port } = running;
  const server = `http://127.0.0.1:${port}`;
  const excel = await openNodeWorkbook();
  const newApi = () => createHttpApi({ server, timeout: 5_000 });
  const personId = async (name: string) => {
    const options: SessionOptions = await newApi().sessionOptions();
    const person = options.demonstration?.people.find((p) => p.name === name);
    if (!person) throw new Error(`The sample has no “${name}”.`);
    return person.id;
  };
  const bridge = createBridge(
    {
      workbook: createExcelWorkbook(() => true),
      api: createHttpApi({ server: await through(server), timeout: 5_000 }),
      now: () => new Date().toISOString(),
      newId: randomUUID,
      askInDialog: () => Promise.reject(new Error('There is no window here')),
      askExcel: null,
    },
    () => () => undefined,
  );
  return {
    bridge,
    excel,
    server,
    async signIn(name) {
      await bridge.signIn({ kind: 'person', id: await personId(name) });
    },
    async colleague(name) {
      const api = newApi();
      await api.signIn.byName(await personId(name));
      const set: Colleague['set'] = async (type, key, field, value) => {
        const { revision } = await api.work();
        const edits = [{ type, field, keys: [key], values: [value] }];
        const answer = await api.push({ pushId: randomUUID(), base: revision, edits });
        if (answer.kind !== 'receipt') throw new Error(JSON.stringify(answer));
        return answer.receipt;
      };
      return {
        set,
        signOut: (person) => api.endSessions(person),
        record: (key, field, value) => set('measurement', key, field, value),
      };
    },
    async stopStore() {
      await running?.close();
      running = undefined;
    },
    async startStore() {
      running = await start(settings(port));
    },
    async close() {
      await excel.close();
      await running?.close();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}
