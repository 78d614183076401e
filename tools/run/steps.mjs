// Runs steps one after the other, says each one's name and time, and stops at the first red one.
import fs from 'node:fs';
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

/** @param {Step} step @returns {Promise<{ code: number, late: boolean }>} */
async function runStep({ args, work, env, limitMinutes = 10, resultFile }) {
  if (work) return { code: await work(), late: false };
  const child = startChild(process.execPath, args ?? [], { env: { ...process.env, ...env } });
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
  return { code: late ? code || 1 : code, late };
}

/**
 * @param {Step[]} steps
 * @returns {Promise<string | undefined>} the name of the red step
 */
export async function runSteps(steps) {
  const all = performance.now();
  for (const step of steps) {
    console.log(`\n== ${step.name}`);
    const from = performance.now();
    const { code, late } = await runStep(step);
    if (late) console.error(`${step.name} did not end in time and was stopped: something in it was left open.`);
    if (code !== 0) {
      console.error(`== ${step.name}: FAILED after ${seconds(from)}. The steps after it were not run.`);
      return step.name;
    }
    console.log(`== ${step.name}: ok, ${seconds(from)}`);
  }
  console.log(`\nAll steps passed in ${seconds(all)}.`);
  return undefined;
}
