// The list of commands, in the order in which they are explained.
import { backup } from './backup';
import { exportAudit } from './export-audit';
import { head } from './head';
import { importFile } from './import';
import { init } from './init';
import { move } from './move';
import { restore } from './restore';
import { verify } from './verify';
import type { Command } from '../command';

export const commands: readonly Command[] = [init, importFile, verify, backup, restore, move, exportAudit, head];
