// Answers that are ready bytes: named by a weak tag, plain or gzip as the client can take it, and without a body where
// the client has them already. Tokens are never in such an answer, so compressing it gives nothing away.
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { MadeFile } from '../audit/audit';
import { gzipBytes, plainBytes } from '../bytes/ready-bytes';
import type { TaggedAnswer } from '../views/answer-tag';

/** Less than this is sent sooner than it is unpacked. */
const WORTH_COMPRESSING = 4096;

/** `W/"0.1.0.abc"`: another version may answer otherwise. */
function etag(version: string, tag: string): string {
  return `W/"${version}.${tag}"`;
}

/** Tags of the answers that a client says it has; other servers' and other versions' are left out. */
export function knownTags(header: string | undefined, version: string): ReadonlySet<string> {
  const tags = (header ?? '').slice(0, 4096).split(',');
  return new Set(
    tags.flatMap((text) => {
      const [, owner, tag] = /^(?:W\/)?"(.+)\.([\w-]+)"$/.exec(text.trim()) ?? [];
      return owner === version && tag !== undefined ? tag : [];
    }),
  );
}

export async function sendTagged(
  request: Request,
  response: Response,
  answer: TaggedAnswer,
  version: string,
): Promise<void> {
  response.setHeader('ETag', etag(version, answer.tag));
  response.vary('Accept-Encoding');
  if (answer.kind === 'unchanged') {
    response.status(304).end();
    return;
  }
  let bytes = plainBytes(answer.parts);
  if (bytes.length >= WORTH_COMPRESSING && request.acceptsEncodings('gzip', 'identity') === 'gzip') {
    bytes = await gzipBytes(answer.parts);
    response.setHeader('Content-Encoding', 'gzip');
  }
  response.status(200);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.length);
  // All buffers go to the system in one call, and none of them is copied.
  response.cork();
  for (const buffer of bytes.buffers) response.write(buffer);
  response.end();
  response.uncork();
}

/** A file as it is made. Whoever goes away ends the making of it. */
export async function sendFile(response: Response, { name, type, pieces }: MadeFile): Promise<void> {
  response.status(200);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  await pipeline(pieces, response);
}
