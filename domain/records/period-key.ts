// Period keys where records hold them.
import * as z from 'zod/mini';
import { parseKey } from '../period/period';

export const periodKeySchema = z.string().check(z.refine((s) => parseKey(s) !== undefined, 'Not a period key'));
