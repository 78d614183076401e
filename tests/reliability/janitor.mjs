// Cleans up after a test run, however that ends: it waits for its input to close, which happens also where the run is
// killed outright. Then it ends the processes noted in the folder, unmounts what is mounted in it, and removes it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const folder = fs.realpathSync(process.argv[2] ?? '');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

/** Ticks at which a process started: an id alone may be another's by now. @param {string} pid */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function endProcesses() {
  const notes = path.join(folder, 'processes');
  if (!fs.existsSync(notes)) return;
  for (const line of fs.readFileSync(notes, 'utf8').split('\n')) {
    const [pid = '', started = ''] = line.split(' ');
    if (pid === '' || started === '' || startOf(pid) !== started) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // it ended meanwhile
    }
  }
}

function unmountAll() {
  if (!fs.existsSync('/proc/mounts')) return;
  const places = fs
    .readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((place) => place.startsWith(`${folder}/`));
  for (const place of places.reverse()) {
    try {
      execFileSync('umount', [place], { stdio: 'ignore' });
    } catch {
      execFileSync('umount', ['--lazy', place], { stdio: 'ignore' });
    }
  }
}

process.stdin.resume();
process.stdin.on('end', () => {
  endProcesses();
  setTimeout(() => {
    unmountAll();
    fs.rmSync(folder, { recursive: true, force: true });
  }, 100);
});
