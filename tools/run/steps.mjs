// Runs steps one after the other, or some side by side, says each one's name and time, and stops at the first red one.
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { exitCode, startChild, stopChild } from './children.mjs';

/**
 * @typedef {{ name: string, args?: string[], work?: () => Promise<number>, env?: NodeJS.ProcessEnv, limitMinutes?: number, resultFile?: string }} Step
 *   args: a Node program and its arguments; work: the same as a function, resolving to an exit code;
 *   resultFile: the last thing that the program writes, after which it should soon end
 */

/** So long may a program live on after its result. */
const LINGER_MS = 20_000;

const seconds = (/** @type {number} */ from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/**
 * @param {Step} step
 * @param {(text: string) => void} [said] takes what the program prints; without it, the terminal does
 * @returns {Promise<{ code: number, late: boolean }>}
 */
async function runStep({ args, work, env, limitMinutes = 10, resultFile }, said) {
  if (work) return { code: await work(), late: false };
  const child = startChild(process.execPath, args ?? [], {
    env: { ...process.env, ...env },
    ...(said ? { stdio: ['ignore', 'pipe', 'pipe'] } : {}),
  });
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) stream.setEncoding('utf8').on('data', (text) => said?.(text));
  const allSaid = Promise.all(streams.map((stream) => once(stream, 'close')));
  const until = performance.now() + limitMinutes * 60_000;
  let written = Infinity;
  let late = false;
  const watch = setInterval(() => {
    if (written === Infinity && resultFile && fs.existsSync(resultFile)) written = performance.now();
    if (late || performance.now() < Math.min(until, written + LINGER_MS)) return;
    late = true;
    void stopChild(child);
  }, 500);
  const code = await exitCode(child);
  clearInterval(watch);
  await allSaid;
  return { code: late ? code || 1 : code, late };
}

/**
 * @param {Step} step
 * @param {boolean} [alone] whether it has the terminal for itself
 * @returns {Promise<boolean>} whether it was green
 */
async function ranGreen(step, alone = true) {
  const title = `\n== ${step.name}`;
  if (alone) console.log(title);
  const from = performance.now();
  let text = '';
  const { code, late } = await runStep(step, alone ? undefined : (more) => (text += more));
  if (!alone) console.log(`${title}\n${text}`.trimEnd());
  if (late) console.error(`${step.name} did not end in time and was stopped: something in it was left open.`);
  if (code === 0) console.log(`== ${step.name}: ok, ${seconds(from)}`);
  else console.error(`== ${step.name}: FAILED after ${seconds(from)}. The steps after it were not run.`);
  return code === 0;
}

/**
 * Steps that do not touch what the others make, as many at once as there are cores.
 * @param {readonly Step[]} steps the longest first
 * @returns {Promise<string | undefined>} the name of the first red one
 */
async function runSideBySide(steps) {
  const waiting = [...steps];
  /** @type {string | undefined} */
  let red;
  const lane = async () => {
    for (let step = waiting.shift(); step && !red; step = waiting.shift())
      if (!(await ranGreen(step, false))) red ??= step.name;
  };
  await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, lane));
  return red;
}

/**
 * @param {(Step | readonly Step[])[]} steps a list in the list is run side by side
 * @returns {Promise<string | undefined>} the name of the red step
 */
export async function runSteps(steps) {
  const all = performance.now();
  for (const step of steps) {
    const red = Array.isArray(step)
      ? await runSideBySide(step)
      : (await ranGreen(/** @type {Step} */ (step)))
        ? undefined
        : /** @type {Step} */ (step).name;
    if (red) return red;
  }
  console.log(`\nAll steps passed in ${seconds(all)}.`);
  return undefined;
}
