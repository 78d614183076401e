// A browser is opened on a desktop and nowhere else.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { freePort, isFree } from './free-port.mjs';
import { openCommand } from './open-browser.mjs';

const A = 'https://localhost:3443/';

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string | undefined]>([
  ['macOS', {}, 'darwin', 'open'],
  ['Windows', {}, 'win32', 'rundll32'],
  ['Linux with a desktop', { DISPLAY: ':0' }, 'linux', 'xdg-open'],
  ['Linux with Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'xdg-open'],
  ['Linux by ssh', {}, 'linux', undefined],
  ['CI', { CI: 'true', DISPLAY: ':0' }, 'linux', undefined],
  ['who does not want it', { BROWSER: 'none' }, 'darwin', undefined],
])('%s', (_where, env, platform, program) => {
  expect(openCommand(A, env, platform)?.[0]).toBe(program);
});

test('a taken port gives way to the next one', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const { port } = other.address() as AddressInfo;
  expect(await isFree(port, '127.0.0.1')).toBe(false);
  expect(await freePort(port)).toBeGreaterThan(port);
  await new Promise((closed) => other.close(closed));
  expect(await freePort(port)).toBe(port);
});
