// Stands in the bundle for what Microsoft's library does where it is not nested: pop-ups, hidden frames and redirects of its own,
// two thirds of it (webpack.config.js). Those ways are ours: where Excel cannot sign in, the window is asked (nested-sign-in.ts).

/** Called with `new` by the library. */
export function StandardController(): never {
  throw new Error('This Excel signs nobody in by itself');
}
