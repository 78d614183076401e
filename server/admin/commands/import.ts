// Brings the figures of a table in a file into the store, once: the engine of Adopt, on the command line.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { TableMapping } from '../../../domain/adopt/mapping';
import type { TriedEdit } from '../../../domain/adopt/trial/count-trial';
import type { Pace } from '../../../domain/adopt/trial/try-table';
import { parseLabel, type Calendar } from '../../../domain/period/period';
import { realClock } from '../../clock';
import { importer, looksLikeTable, type ImportOrder, type Reading } from '../../import/import-table';
import { importLimits } from '../../import/limits';
import { readInWorker } from '../../import/read-in-worker';
import type { FileSheet, FileTables } from '../../import/workbook-file';
import { askerOf } from '../../records/asking';
import { bodyLoader, type Body } from '../../records/body';
import type { Who } from '../../service';
import { storeAt } from '../../store/store-at';
import type { Call, Command } from '../command';
import { readMapping, saveMapping } from '../import/mapping-file';
import { list, n, problemsIn, report } from '../import/told';
import { DONE, Refusal, REFUSED, UsageError } from '../outcome';

export const importFile: Command = {
  name: 'import',
  summary: 'Brings the figures of a table (.xlsx, .csv) into the store, once',
  operands: ['FILE'],
  options: {
    as: { type: 'string', value: 'PERSON', help: 'whose rights count: id, name or e-mail address' },
    sheet: {
      type: 'string',
      value: 'NAME',
      help: 'which sheet of a workbook (else the only one with a table of figures)',
    },
    'dry-run': { type: 'boolean', help: 'say what would be brought in, and change nothing' },
    mapping: { type: 'string', value: 'FILE', help: 'what the table means, as --save-mapping wrote it' },
    'save-mapping': { type: 'string', value: 'FILE', help: 'write what the table means to a new file' },
    period: { type: 'string', value: 'PERIOD', help: 'of a table that names none: "Q1 2014/15"' },
    percent: { type: 'string', value: 'HOW', help: '95 or 0.95: how percentages stand in the table' },
    'zero-is-figure': { type: 'boolean', help: 'a 0 after a figure is a figure, and not "none yet"' },
    'leave-out': { type: 'boolean', help: 'rows that are no PI for certain are left out' },
    'no-layout': { type: 'boolean', help: 'do not keep in the store what the table means' },
    replace: { type: 'boolean', help: 'figures that differ from the store replace it' },
  },
  about: `Everything is one change-set, or nothing: in Audit and history like any push, and undone like one. Figures of rows that
match no PI, cells that cannot be read and figures that differ from the store are named with their cells and keep all of
it from being brought in, until they are settled in the file, in the mapping, or by --leave-out and --replace.
A layout that was agreed under Adopt, or at an earlier import, is recognised; that of this table is kept with the figures,
so that the next file like it is (not with --no-layout). What is uncertain about a table has to be said in a mapping file:
--save-mapping writes one, with what to look at under "check"; put it right, and delete those lines.
The file is read by a worker with limits: ${importLimits.fileBytes / 1024 / 1024} MB, ${importLimits.milliseconds / 1000} seconds, ${importLimits.megabytes} MB of memory.
A folder must not be in use by a server; a database may. PI_BRIDGE_YEAR_STARTS_IN and _ON count as for the server.`,
  run: bringIn,
};

async function bringIn(call: Call): Promise<number> {
  const wanted = optionsOf(call);
  const file = path.resolve(call.cwd, call.operands[0] ?? '');
  const name = path.basename(file);
  // Before the store is opened: a file that cannot be read touches nothing.
  const tables = await readInWorker({ program: call.reader, file, limits: importLimits, signal: call.signal });
  const sheet = sheetOf(tables, wanted.sheet, wanted.calendar);
  const mapping = wanted.mapping === undefined ? null : await readMapping(path.resolve(call.cwd, wanted.mapping));
  const store = await storeAt(call.place).open();
  try {
    const loadBody = bodyLoader();
    const clock = realClock(call.now);
    const who = whoIs(wanted.as, await loadBody(await store.read()), clock.today());
    const parts = { store, loadBody, clock, calendar: wanted.calendar };
    const own = importer(parts, who);
    const order: ImportOrder = {
      ...{ file: name, sheet, dateSystem: tables.dateSystem, mapping, rules: wanted.rules },
      period: wanted.period,
    };
    const reading = await own.read(order);
    if (!reading) throw new Refusal(`${placeOf(name, sheet)} holds nothing like a table.`);
    if (reading.from) call.say(`The layout is known from ${reading.from}.`);
    const save = call.text('save-mapping');
    if (save !== undefined) await saveMapping(path.resolve(call.cwd, save), reading);
    if (reading.open.length > 0) {
      list(call, `${placeOf(name, sheet)} has to be looked at first:`, reading.open);
      throw new Refusal(
        save === undefined
          ? 'Nothing was brought in. Write a mapping file with --save-mapping FILE, put it right, and give it with --mapping FILE.'
          : `Nothing was brought in. Put ${path.basename(save)} right, delete its lines under "check", and give it with --mapping.`,
      );
    }
    const progress = call.progress('Figures tried, of 100 parts');
    const tried = await own.tryOut(
      order,
      reading.mapping,
      paceOf(call, (share) => progress.at(share * 100, 100)),
    );
    progress.end();
    call.signal.throwIfAborted();
    if (!tried) return REFUSED;
    report(call, tried.trial);
    const edits = tried.edits.filter((e) => wanted.replace || e.theirs === null);
    const left = problemsIn(tried.trial, wanted);
    for (const { what, lines } of left) list(call, what, lines);
    if (left.length > 0) {
      call.err(`${wanted.dryRun ? 'It could not be brought in' : 'Nothing was brought in'}: see above.\n`);
      return REFUSED;
    }
    if (wanted.dryRun) {
      call.say('A dry run: nothing was changed.');
      return DONE;
    }
    return await send(call, own, order, reading, tried.trial.mapping, edits);
  } finally {
    await store.close();
  }
}

async function send(
  call: Call,
  own: ReturnType<typeof importer>,
  order: ImportOrder,
  reading: Reading,
  /** With every match that is certain. */
  matched: TableMapping,
  edits: readonly TriedEdit[],
): Promise<number> {
  if (edits.length === 0) {
    call.say('The store holds all of it already.');
    return DONE;
  }
  const name = [order.file.replace(/\.\w+$/, ''), order.sheet.name].filter(Boolean).join(', ');
  const key = reading.key ?? randomUUID().replaceAll('-', '');
  const layout = call.flag('no-layout') ? null : { key, name, mapping: matched };
  const answer = await own.send(order, reading.mapping, edits, `import-${randomUUID()}`, layout);
  if (answer.kind === 'refused') {
    const said = [
      ...answer.issues.map((i) => i.message),
      ...answer.conflicts.map((c) => `${c.key} was changed meanwhile.`),
    ];
    list(call, 'The store refuses it:', said);
    return REFUSED;
  }
  const { revision, pushId } = answer.receipt;
  call.say(`${n(edits.length)} figures were brought in, as revision ${n(revision)} (${pushId}).`);
  if (layout) call.say(`What the table means is kept in the store as “${name}”: the next file like it is recognised.`);
  return DONE;
}

interface Wanted {
  readonly as: string;
  readonly sheet: string | undefined;
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  readonly leaveOut: boolean;
  readonly replace: boolean;
  readonly period: string | null;
  readonly rules: ImportOrder['rules'];
  readonly calendar: Calendar;
}

function optionsOf(call: Call): Wanted {
  const as = call.text('as');
  if (as === undefined || as === '') throw new UsageError('Who brings it in? Add --as PERSON.');
  const calendar = calendarIn(call.env);
  const label = call.text('period');
  const period = label === undefined ? null : (parseLabel(label, calendar) ?? undefined);
  if (period === undefined) throw new UsageError(`--period takes a period as "Q1 2014/15", not “${label ?? ''}”.`);
  const percent = call.text('percent');
  if (percent !== undefined && percent !== '95' && percent !== '0.95') throw new UsageError('--percent is 95 or 0.95.');
  return {
    ...{ as, period, calendar, sheet: call.text('sheet'), mapping: call.text('mapping') },
    ...{ dryRun: call.flag('dry-run'), leaveOut: call.flag('leave-out'), replace: call.flag('replace') },
    rules: {
      ...(percent !== undefined && { percent: percent === '95' ? ('as 95' as const) : ('as 0.95' as const) }),
      ...(call.flag('zero-is-figure') && { zeroIsFigure: true }),
    },
  };
}

function calendarIn(env: Call['env']): Calendar {
  const number = (name: string, usual: number, most: number) => {
    const value = Number(env[name] ?? usual);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new UsageError(`${name} is a number from 1 to ${most}.`);
    return value;
  };
  const on = number('PI_BRIDGE_YEAR_STARTS_ON', 1, 28);
  return { yearStartsIn: number('PI_BRIDGE_YEAR_STARTS_IN', 4, 12), ...(on !== 1 && { yearStartsOn: on }) };
}

function sheetOf({ sheets, dateSystem }: FileTables, wanted: string | undefined, calendar: Calendar): FileSheet {
  const filled = sheets.filter((s) => s.area.cells.length > 0);
  const names = filled.map((s) => `“${s.name}”`).join(', ');
  if (wanted !== undefined) {
    const own = sheets.find((s) => s.name.toLowerCase() === wanted.toLowerCase());
    if (!own) throw new Refusal(`There is no sheet “${wanted}” in the file. It has ${names}.`);
    return own;
  }
  const [only, ...more] = filled;
  if (!only) throw new Refusal('The file has no filled cell.');
  if (more.length === 0) return only;
  const looks = filled.flatMap((sheet) => {
    const looksLike = looksLikeTable(sheet, dateSystem, calendar);
    return looksLike === undefined ? [] : [{ sheet, looksLike }];
  });
  const [table, ...others] = looks;
  if (table && others.length === 0) return table.sheet;
  const lines = looks.map(({ sheet, looksLike }) => `\n  “${sheet.name}”: ${looksLike}`).join('');
  throw new UsageError(
    table
      ? `Which sheet? ${looks.length} look like tables of figures. Add --sheet NAME:${lines}`
      : `No sheet looks like a table of figures. Add --sheet NAME: ${names}.`,
  );
}

const placeOf = (file: string, sheet: FileSheet) => (sheet.name === '' ? file : `${file}, “${sheet.name}”`);

function whoIs(as: string, body: Body, today: string): Who {
  const said = as.toLowerCase();
  const found = body
    .everybody()
    .filter((p) => p.id === as || p.name.toLowerCase() === said || (p.email ?? '').toLowerCase() === said);
  const [person, ...others] = found;
  if (!person) throw new Refusal(`There is no “${as}” in the store. --as takes an id, a name or an e-mail address.`);
  if (others.length > 0)
    throw new Refusal(`Several people are called “${as}”. Give the id: ${found.map((p) => p.id).join(', ')}.`);
  if (person.suspended) throw new Refusal(`${person.name} is suspended, and may bring nothing in.`);
  return askerOf(person, body, today);
}

function paceOf(call: Call, say: (share: number) => void): Pace {
  let last = call.now().getTime();
  let asked = 0;
  return {
    async at(share) {
      say(share);
      await new Promise((resolve) => setImmediate(resolve));
      last = call.now().getTime();
      return !call.signal.aborted;
    },
    isDue: () => ++asked % 500 === 0 && call.now().getTime() - last >= 100,
  };
}
