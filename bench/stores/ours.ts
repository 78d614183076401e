// The product's own server, as it is built, on a copy of the prepared store.
import path from 'node:path';
import { contenderOf, type Contender } from '../processes/contender';

/** The built server beside this program. */
export const serverFile = (): string => path.join(path.dirname(process.argv[1] ?? ''), 'server.js');

/** @param folder holds `store` and `people.json`, as npm run bench:body makes them */
export function oursOnLowdb(folder: string): Contender {
  return contenderOf({
    name: 'PI Bridge on lowdb',
    args: [serverFile()],
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', PI_BRIDGE_DATA: path.join(folder, 'store') },
    people: { PI_BRIDGE_SAMPLE: path.join(folder, 'people.json') },
  });
}
