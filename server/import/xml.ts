// As much of XML as a workbook needs: tags with their attributes, and texts. What only bombs use (document types, entities
// of one's own) is refused before it is looked at.
import { FileRefusal } from './limits';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function plainText(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text;
  return (
    text
      .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, digits?: string, name?: string) => {
        if (name !== undefined) return named[name] ?? whole;
        const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
      // What XML cannot hold, as Office writes it.
      .replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  );
}

/** @throws FileRefusal where a piece declares a document type or entities */
export function refuseDocumentTypes(piece: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(piece))
    throw new FileRefusal('The file declares entities of its own, as no workbook of Excel does: it is not read.');
}

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? plainText(found[1] ?? found[2] ?? '') : undefined;
}

/** Elements of a name, one by one, out of pieces of any size. @throws FileRefusal where one is longer than `most` */
export async function* elements(
  pieces: AsyncIterable<string>,
  name: string,
  most: number,
  besides?: (text: string) => void,
): AsyncGenerator<string> {
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`);
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`);
  let rest = '';
  for await (const piece of pieces) {
    // A declaration may stand over the end of a piece.
    refuseDocumentTypes(rest.slice(-12) + piece);
    rest += piece;
    for (;;) {
      const from = open.exec(rest);
      if (!from) {
        const keep = rest.lastIndexOf('<');
        if (keep > 0) {
          besides?.(rest.slice(0, keep));
          rest = rest.slice(keep);
        }
        break;
      }
      if (from.index > 0) {
        besides?.(rest.slice(0, from.index));
        rest = rest.slice(from.index);
      }
      const tagEnd = rest.indexOf('>');
      if (tagEnd < 0) break;
      if (rest[tagEnd - 1] === '/') {
        yield rest.slice(0, tagEnd + 1);
        rest = rest.slice(tagEnd + 1);
        continue;
      }
      const to = close.exec(rest);
      if (!to) break;
      yield rest.slice(0, to.index + to[0].length);
      rest = rest.slice(to.index + to[0].length);
    }
    if (rest.length > most)
      throw new FileRefusal('One line of the file is longer than a sheet can have: it is not read.');
  }
  besides?.(rest);
}
