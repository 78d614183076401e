// Style sheets are imported for their effect: webpack knows what to do, jest takes no-style.mjs instead.
declare module '*.css';
