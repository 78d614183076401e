// Which process holds a lock. A process id alone is used again after a restart, so its start time and the
// machine's boot are kept beside it where the system tells them (Linux).
import { hostname } from 'node:os';
import { realDisk, systemCode, type Disk } from './disk';

export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** Ticks since boot at which the process started, and the boot's id; `null` where the system does not say. */
  readonly started: string | null;
}

type Proc = Pick<Disk, 'read'>;

async function startOf(pid: number, proc: Proc): Promise<string | null> {
  const stat = await proc.read(`/proc/${pid}/stat`);
  const boot = await proc.read('/proc/sys/kernel/random/boot_id');
  if (!stat || !boot) return null;
  // The command's name stands in brackets and may hold blanks: count the fields after it.
  const text = stat.toString();
  const ticks = text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? null : `${ticks}@${boot.toString().trim()}`;
}

export async function thisProcess(proc: Proc = realDisk): Promise<ProcessIdentity> {
  return { host: hostname(), pid: process.pid, started: await startOf(process.pid, proc) };
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Whether the process still runs. One on another machine cannot be asked and counts as running. */
export async function isAlive(other: ProcessIdentity, proc: Proc = realDisk): Promise<boolean> {
  if (other.host !== hostname()) return true;
  if (!runs(other.pid)) return false;
  if (other.started === null) return true;
  const started = await startOf(other.pid, proc);
  return started === null || started === other.started;
}
