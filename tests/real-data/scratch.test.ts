import fs from 'node:fs';
import path from 'node:path';
import readXlsx from 'read-excel-file/node';
import { cellsOfText, decoded } from '../../server/admin/import/delimited';
import type { Cell } from '../../domain/sheet/grid';
import { propose } from '../../domain/adopt/propose';
const root = '/work/shared/data';
const only = process.env['ONLY'] ?? '';
test('print', async () => {
  const out: string[] = [];
  const files = ['workbooks', 'govuk-transactions', 'lgbf-stirling', 'mta', 'sdg-bristol', 'trafford-plan'].flatMap((d) => fs.readdirSync(path.join(root, d)).map((f) => `${d}/${f}`)).filter((f) => /\.(csv|xlsx)$/.test(f) && f.includes(only));
  for (const f of files) {
    const bytes = fs.readFileSync(path.join(root, f));
    const sheets: { sheet: string; cells: Cell[][] }[] = f.endsWith('.xlsx')
      ? (await readXlsx(bytes)).map((s) => ({ sheet: s.sheet, cells: s.data.map((r) => r.map((c): Cell => (c instanceof Date ? c.getTime() / 86400000 + 25569 : (c as Cell)))) }))
      : [{ sheet: '', cells: cellsOfText(decoded(bytes)) }];
    for (const s of sheets) {
      const jan = /toronto|mta|excel_pasting|weird|non-text/.test(f + s.sheet);
      const p = propose({ cells: s.cells, top: 0, left: 0 }, { calendar: { yearStartsIn: jan ? 1 : 4 } });
      out.push(`##### ${f} ${s.sheet} ${s.cells.length}`);
      if (!p) { out.push('NOTHING'); continue; }
      out.push(`${p.turned ? 'TURNED ' : ''}${p.layout} | rows ${p.shape.rows.map((k) => k[0]).join('').replace(/(.)\1{5,}/g, '$1+')} | ${p.questions.map((q) => q.message).join(' // ')} | rules ${JSON.stringify(p.rules)}`);
      for (const c of p.columns) out.push(`   ${c.certain ? ' ' : '?'} ${c.column} [${c.heading.slice(0, 60)}] ${c.role} ${c.period ?? ''} ${c.pi ? `pi=${c.pi.slice(0, 30)}` : ''}  -- ${c.why.slice(0, 100)}`);
    }
  }
  fs.writeFileSync('/tmp/adopt.txt', out.join('\n'));
}, 120000);
