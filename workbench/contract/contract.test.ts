// Runs the contract in Node: the real Excel client of office.js against the handlers over Univer.
import { type NodeWorkbook, openNodeWorkbook } from '../node/open-node-workbook';
import { contractCases } from './cases';

let book: NodeWorkbook;
beforeEach(async () => {
  book = await openNodeWorkbook();
});
afterEach(() => book.close());

test.each(contractCases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
  const seen: unknown = await each.run(book.Excel, book.person);
  expect(JSON.parse(JSON.stringify(seen))).toEqual(each.expected);
});
