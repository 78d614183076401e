// The environment, read once and checked. Nothing else in the server looks at it.
import type { Calendar } from '../domain/period/period';
import path from 'node:path';
import { z } from 'zod';
import { isZone } from './clock';
import { excelHosts } from './excel-hosts';
import type { OpenIdSettings } from './identity/settings';
import type { Place } from './store/places';

const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''));
const optionalText = z.string().nullable().default(null);
const optionalPath = optionalText;
const yesOrNo = (usual: 'yes' | 'no') =>
  z
    .enum(['yes', 'no'], { error: 'say yes or no' })
    .default(usual)
    .transform((text) => text === 'yes');
const webAddress = z.url({ protocol: /^https?$/, error: 'This is not an address: https://…' });
const truthy = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);

const MEBIBYTE = 1024 * 1024;
/** Bytes of the journal: as many mebibytes where nothing is said. */
const bytesOf = (mebibytes: number) =>
  z.coerce
    .number()
    .int()
    .min(4096)
    .max(1024 * MEBIBYTE)
    .default(mebibytes * MEBIBYTE);

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3443),
  HOST: z.string().min(1).default('localhost'),
  PI_BRIDGE_TLS_CERT: optionalPath,
  PI_BRIDGE_TLS_KEY: optionalPath,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'This is not the URL of a PostgreSQL database: postgres://…' })
    .nullable()
    .default(null),
  PI_BRIDGE_DATA: optionalPath,
  PI_BRIDGE_SAMPLE: optionalPath,
  PI_BRIDGE_ADDIN: optionalPath,
  PI_BRIDGE_WORKBENCH: optionalPath,
  PI_BRIDGE_OFFICE_JS: optionalPath,
  PI_BRIDGE_MANIFEST: optionalPath,
  PI_BRIDGE_FRAME_ANCESTORS: list.default(["'self'", ...excelHosts]),
  PI_BRIDGE_CORS_ORIGINS: list.default([]),
  PI_BRIDGE_SESSION_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .default(8 * 60),
  PI_BRIDGE_TOKEN_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(10),
  PI_BRIDGE_ADDRESS: webAddress.nullable().default(null),
  PI_BRIDGE_PROXIES: list.default([]),
  PI_BRIDGE_PASSWORDS: yesOrNo('yes'),
  PI_BRIDGE_OIDC_ISSUER: webAddress.nullable().default(null),
  PI_BRIDGE_OIDC_CLIENT_ID: optionalText,
  PI_BRIDGE_OIDC_CLIENT_SECRET: optionalText,
  PI_BRIDGE_OIDC_SCOPE: z.string().min(1).default('openid email profile'),
  PI_BRIDGE_OIDC_EMAIL_CLAIM: z.string().min(1).default('email'),
  PI_BRIDGE_OIDC_NEEDS: list.default([]),
  PI_BRIDGE_OIDC_NESTED: yesOrNo('no'),
  PI_BRIDGE_YEAR_STARTS_IN: z.coerce.number().int().min(1).max(12).default(4),
  PI_BRIDGE_YEAR_STARTS_ON: z.coerce.number().int().min(1).max(28).default(1),
  PI_BRIDGE_WEEK_STARTS_ON: z.coerce.number().int().min(1).max(7).default(1),
  PI_BRIDGE_TIME_ZONE: z
    .string()
    .refine(isZone, { error: 'there is no such time zone; write it as Europe/London' })
    .optional(),
  PI_BRIDGE_CHECKPOINT_BYTES: bytesOf(8),
  PI_BRIDGE_SEGMENT_BYTES: bytesOf(32),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Where the store is: a PostgreSQL database, where one is named, else a folder. */
  readonly store: Place;
  /** Makes a new store where there is none yet. */
  readonly init: boolean;
  /** A file of sample data: its store is its own, and one signs in without a password. */
  readonly sample: string | null;
  readonly addin: string | null;
  readonly workbench: string | null;
  readonly officeJs: string | null;
  readonly manifest: string | null;
  readonly frameAncestors: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly sessionMinutes: number;
  readonly tokenMinutes: number;
  /** Where people reach the server, where that is not where it listens. */
  readonly publicAddress: string | null;
  /** Proxies in front: addresses and networks, or how many there are. */
  readonly proxies: readonly string[] | number;
  readonly passwords: boolean;
  readonly openId: OpenIdSettings | null;
  readonly yearStartsIn: number;
  /** When years and weeks start; fixed once figures are recorded by it. */
  readonly calendar: Calendar;
  /** Where the body's days begin; `undefined` as on the server. */
  readonly timeZone: string | undefined;
  /** Bytes of the journal after which the lowdb store writes a checkpoint. */
  readonly checkpointBytes: number;
  /** Bytes at which the lowdb store begins a new file of its journal. */
  readonly segmentBytes: number;
  readonly logLevel: string;
  /** Where the server says to the person who started it what only they may read. */
  readonly out: (text: string) => void;
}

function storeOf(database: string | null, folder: string | null): Place {
  const place = database ?? folder;
  if (place === null)
    throw new Error(
      'Set PI_BRIDGE_DATA to the folder that holds the store, or DATABASE_URL to its PostgreSQL database.',
    );
  return database === null ? { kind: 'folder', folder: path.resolve(place) } : { kind: 'database', url: place };
}

function openIdOf(env: z.infer<typeof environmentSchema>): OpenIdSettings | null {
  const [issuer, clientId] = [env.PI_BRIDGE_OIDC_ISSUER, env.PI_BRIDGE_OIDC_CLIENT_ID];
  if ((issuer === null) !== (clientId === null))
    throw new Error('PI_BRIDGE_OIDC_ISSUER and PI_BRIDGE_OIDC_CLIENT_ID go together.');
  if (issuer === null || clientId === null) return null;
  const { protocol, hostname } = new URL(issuer);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !local)
    throw new Error('PI_BRIDGE_OIDC_ISSUER: a provider that is not on this machine must be asked over https.');
  const wrong = env.PI_BRIDGE_OIDC_NEEDS.find((need) => !/^[^=]+=.+$/.test(need));
  if (wrong !== undefined) throw new Error(`PI_BRIDGE_OIDC_NEEDS: “${wrong}” is not claim=value.`);
  return {
    ...{ issuer, clientId, secret: env.PI_BRIDGE_OIDC_CLIENT_SECRET, scope: env.PI_BRIDGE_OIDC_SCOPE },
    ...{ claim: env.PI_BRIDGE_OIDC_EMAIL_CLAIM, need: env.PI_BRIDGE_OIDC_NEEDS, insecure: protocol === 'http:' },
    nested: env.PI_BRIDGE_OIDC_NESTED,
  };
}

/** Addresses and networks of proxies; one number says how many there are. */
function proxiesOf(said: readonly string[]): readonly string[] | number {
  const [first = ''] = said;
  return said.length === 1 && /^\d{1,2}$/.test(first) ? Number(first) : said;
}

/** @throws Error in one line that names the variable */
export function readConfig(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  out: (text: string) => void = () => undefined,
): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => truthy(value) !== undefined));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new Error(`${String(first?.path[0] ?? 'The environment')}: ${first?.message ?? 'not valid'}`);
  }
  const env = parsed.data;
  const [cert, key] = [env.PI_BRIDGE_TLS_CERT, env.PI_BRIDGE_TLS_KEY];
  if ((cert === null) !== (key === null)) throw new Error('PI_BRIDGE_TLS_CERT and PI_BRIDGE_TLS_KEY go together.');
  return {
    port: env.PORT,
    host: env.HOST,
    tls: cert !== null && key !== null ? { cert, key } : null,
    store: storeOf(env.DATABASE_URL, env.PI_BRIDGE_DATA),
    init: args.includes('--init'),
    sample: env.PI_BRIDGE_SAMPLE,
    addin: env.PI_BRIDGE_ADDIN,
    workbench: env.PI_BRIDGE_WORKBENCH,
    officeJs: env.PI_BRIDGE_OFFICE_JS,
    manifest: env.PI_BRIDGE_MANIFEST,
    frameAncestors: env.PI_BRIDGE_FRAME_ANCESTORS,
    corsOrigins: env.PI_BRIDGE_CORS_ORIGINS,
    sessionMinutes: env.PI_BRIDGE_SESSION_MINUTES,
    tokenMinutes: env.PI_BRIDGE_TOKEN_MINUTES,
    publicAddress: env.PI_BRIDGE_ADDRESS?.replace(/\/+$/, '') ?? null,
    proxies: proxiesOf(env.PI_BRIDGE_PROXIES),
    passwords: env.PI_BRIDGE_PASSWORDS,
    openId: openIdOf(env),
    yearStartsIn: env.PI_BRIDGE_YEAR_STARTS_IN,
    calendar: {
      yearStartsIn: env.PI_BRIDGE_YEAR_STARTS_IN,
      ...(env.PI_BRIDGE_YEAR_STARTS_ON !== 1 && { yearStartsOn: env.PI_BRIDGE_YEAR_STARTS_ON }),
      ...(env.PI_BRIDGE_WEEK_STARTS_ON !== 1 && { weekStartsOn: env.PI_BRIDGE_WEEK_STARTS_ON }),
    },
    timeZone: env.PI_BRIDGE_TIME_ZONE,
    checkpointBytes: env.PI_BRIDGE_CHECKPOINT_BYTES,
    segmentBytes: env.PI_BRIDGE_SEGMENT_BYTES,
    logLevel: env.LOG_LEVEL,
    out,
  };
}
