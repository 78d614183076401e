// The worker that reads files, made from its sources as they are: for tests, which build nothing.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
await import(new URL('../../server/import/reader.ts', import.meta.url).href);
