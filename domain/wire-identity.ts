// The HTTP contract of signing in: by password, by a one-time code, with a work account; and of who can. Part of wire.ts.
import * as z from 'zod/mini';

/** What a person types may be long; what is longer was not typed. */
const typed = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const password = typed(512);
/** `ABCD-EFGH-…`: blanks, dashes and capitals do not matter. */
const code = typed(64);
const secret = z.string().check(z.regex(/^[\w-]{20,200}$/));

export const passwordSignInSchema = z.strictObject({ login: typed(254), password });
export const renewalSchema = z.strictObject({ renewal: secret });
export const passwordChangeSchema = z.strictObject({ current: password, password });

export const invitationCodeSchema = z.strictObject({ code });
/** Whom a one-time code is for; `null` for the first administrator, who says so themselves. */
export const invitedSchema = z.object({
  body: z.string(),
  person: z.nullable(z.object({ name: z.string(), email: z.nullable(z.string()) })),
});
export type Invited = z.infer<typeof invitedSchema>;

export const acceptanceSchema = z.strictObject({
  code,
  password,
  /** Of the first administrator. */
  person: z.optional(z.strictObject({ name: typed(200), email: typed(254) })),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** A one-time code for somebody, told once. */
export const invitationSchema = z.object({ code: z.string(), link: z.nullable(z.string()), ends: z.string() });
export type Invitation = z.infer<typeof invitationSchema>;

export const signInStates = ['no sign-in', 'invited', 'password', 'work account'] as const;
/** How everybody signs in, for those who look after people. */
export const accountsSchema = z.object({
  accounts: z.array(z.object({ person: z.string(), state: z.enum(signInStates), lastIn: z.nullable(z.string()) })),
});
export type AccountsAnswer = z.infer<typeof accountsSchema>;

/** The pane's secret stays in the pane: it sends what is made of it (PKCE, S256). */
export const workAccountStartSchema = z.strictObject({ challenge: z.string().check(z.regex(/^[\w-]{43}$/)) });
export const workAccountPageSchema = z.object({ address: z.string(), state: z.string() });
/** What the provider sent back, as it stands in the page's address. */
export const workAccountReturnSchema = z.strictObject({ query: typed(8192) });
export const handoverSchema = z.object({ handover: z.string() });
/** An ID token that Excel itself fetched (nested app authentication). */
export const nestedSignInSchema = z.strictObject({ idToken: typed(8192) });

export const handoverSignInSchema = z.strictObject({
  handover: secret,
  verifier: z.string().check(z.regex(/^[\w-]{43,128}$/)),
});
