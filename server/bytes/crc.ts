// The CRC-32 of texts put together from the CRCs of their parts, without reading them again. The arithmetic of
// polynomials over GF(2) is that of zlib's crc32_combine (Mark Adler, zlib licence).

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

/** a × b modulo the polynomial. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = ONE; ; bit >>>= 1) {
    if ((a & bit) !== 0) {
      product ^= b;
      if ((a & (bit - 1)) === 0) return product >>> 0;
    }
    b = (b & 1) !== 0 ? (b >>> 1) ^ POLYNOMIAL : b >>> 1;
  }
}

/** x to the power of 2 to the power of n, for n = 0 to 31. */
const powers: number[] = [ONE >>> 1];
for (let n = 1; n < 32; n++) powers.push(multiply(powers[n - 1] ?? 0, powers[n - 1] ?? 0));

/** What a CRC is multiplied by where so many bytes follow it: x to the power of 8 times their number. */
function shiftOf(bytes: number): number {
  let product = ONE;
  for (let rest = bytes, n = 3; rest > 0; rest = Math.floor(rest / 2), n++)
    if (rest % 2 === 1) product = multiply(powers[n & 31] ?? 0, product);
  return product;
}

/** The CRC of two texts after each other. */
export function joinCrc(first: number, second: number, secondBytes: number): number {
  return secondBytes === 0 ? first : (multiply(shiftOf(secondBytes), first) ^ second) >>> 0;
}
