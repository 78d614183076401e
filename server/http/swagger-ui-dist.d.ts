// The package has no types of its own.
declare module 'swagger-ui-dist/absolute-path.js' {
  /** Folder of the page's files. */
  function absolutePath(): string;
  export = absolutePath;
}
