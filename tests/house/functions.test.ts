// What Excel reads of the functions in cells is made from the code that answers them: UPDATE=1 writes it anew.
import fs from 'node:fs';
import path from 'node:path';
import { functionDefinitions, functionsMetadata } from '../../addin/functions/definitions';
import { cellFunctions } from '../../domain/wire-cells';
import { repository } from './planted';

const file = path.join(repository, 'addin/assets/functions.json');

test('the metadata that Excel loads says what the code says', () => {
  const text = `${JSON.stringify(functionsMetadata(), null, 2)}\n`;
  if (process.env['UPDATE'] === '1') fs.writeFileSync(file, text);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual(functionsMetadata());
});

test('every function of the contract is described, and what is optional comes last', () => {
  expect(Object.keys(functionDefinitions).sort()).toEqual([...cellFunctions].sort());
  for (const { description, parameters } of Object.values(functionDefinitions)) {
    expect(description.length).toBeLessThan(256);
    const optional = parameters.map((parameter) => parameter.optional === true);
    expect(optional).toEqual([...optional].sort());
  }
});
