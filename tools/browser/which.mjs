// node tools/browser/which.mjs: says which browser the tests will use, and unpacks it where needed.
import { findBrowser } from './launch.mjs';

console.log(`Browser for tests: ${(await findBrowser()).name}`);
