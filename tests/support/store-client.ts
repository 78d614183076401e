// A person at the store's own door, without a pane: for tests that need many of them.
import fs from 'node:fs';
import https from 'node:https';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import {
  receiptSchema,
  sessionSchema,
  viewAnswerSchema,
  workSchema,
  type PushRequest,
  type Receipt,
  type ViewAnswer,
  type ViewRequest,
  type Work,
} from '../../domain/wire';
import type { RunningServer } from './running-server';

export interface StoreClient {
  view(request: ViewRequest): Promise<ViewAnswer>;
  work(): Promise<Work>;
  /** The raw answer, whatever its status. */
  push(request: PushRequest): Promise<AxiosResponse<unknown>>;
  undo(pushId: string, body: object): Promise<AxiosResponse<unknown>>;
  /** `undefined` where the store never took it. */
  receipt(pushId: string): Promise<Receipt | undefined>;
}

/** Signs in as one of the sample's people, by name. */
export async function signIn(server: Pick<RunningServer, 'port' | 'ca'>, name: string): Promise<StoreClient> {
  const http: AxiosInstance = axios.create({
    baseURL: `https://localhost:${server.port}/api`,
    httpsAgent: new https.Agent({ ca: fs.readFileSync(server.ca), keepAlive: true, family: 4 }),
    validateStatus: () => true,
    timeout: 20_000,
  });
  const options: AxiosResponse<{ demonstration: { people: { id: string; name: string }[] } | null }> =
    await http.get('/session/options');
  const person = options.data.demonstration?.people.find((p) => p.name === name);
  if (!person) throw new Error(`The sample has no “${name}”.`);
  const session = sessionSchema.parse((await http.post('/session', { person: person.id })).data);
  http.defaults.headers.common['Authorization'] = `Bearer ${session.token}`;
  return {
    view: async (request) => viewAnswerSchema.parse((await http.post('/views', request)).data),
    work: async () => workSchema.parse((await http.get('/work')).data),
    push: (request) => http.post('/pushes', request),
    undo: (pushId, body) => http.post(`/pushes/${pushId}/undo`, body),
    async receipt(pushId) {
      const answer = await http.get(`/pushes/${pushId}`);
      return answer.status === 404 ? undefined : receiptSchema.parse(answer.data);
    },
  };
}
