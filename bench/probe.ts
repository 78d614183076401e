// Loaded into a measured server by --import: tells over the parent's channel its memory after collecting garbage, and the
// longest pause of its loop since it was asked last.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** How long other work kept the loop from its next turn: nanoseconds, beyond the timer's own millisecond. */
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();

process.on('message', (asked) => {
  if (asked === 'memory') void tell();
  if (asked === 'pauses') {
    process.send?.({ longest: loop.max / 1e6 });
    loop.reset();
  }
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
