// Loaded into a measured server by --import: collects garbage and tells its memory when asked over the parent's channel.
import { setTimeout } from 'node:timers/promises';

process.on('message', (asked) => {
  if (asked === 'memory') void tell();
});
process.channel?.unref();

async function tell(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    // Pages go back to the system a little later.
    await setTimeout(100);
  }
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  process.send?.({ rss, heap: heapUsed, buffers: arrayBuffers });
}
