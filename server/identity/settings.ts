// What signing in depends on, beside the store: made from the environment in server/config.ts.
import type { Cost } from './password';

/** A provider of OpenID Connect, and who of its people may come in. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** `null` of a public client. */
  readonly secret: string | null;
  readonly scope: string;
  /** The claim that is a person's e-mail address here. */
  readonly claim: string;
  /** `claim=value`: one of these must hold; none where everybody whom the body knows may come in. */
  readonly need: readonly string[];
  /** Whether Excel itself may sign people in (nested app authentication): the provider is Entra ID, and knows the pane. */
  readonly nested: boolean;
  /** Only for trying on this machine: a provider that speaks http. */
  readonly insecure: boolean;
}

export interface IdentitySettings {
  /** Minutes until a session ends, however often it is renewed. */
  readonly minutes: number;
  /** Minutes until a token ends; it is renewed in silence. */
  readonly tokenMinutes: number;
  /** Whether people may have passwords here. */
  readonly passwords: boolean;
  readonly openId: OpenIdSettings | null;
  /** Where people reach the server, as `https://pi.example.gov.uk`; told once it listens. */
  readonly address: () => string;
  /** Whether the pane is served there, with the page that a link opens. */
  readonly servesPane: boolean;
  readonly cost?: Cost;
  /** Told of what matters for security: no secrets, no names that were typed. */
  readonly note: (event: string, about: Readonly<Record<string, string>>) => void;
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
}
