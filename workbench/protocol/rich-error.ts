// The errors a host answers with. Codes and messages are Excel's own; `location` names the member at fault.

export class RichError extends Error {
  readonly code: string;
  readonly httpStatus: number;
  location: string;

  constructor(code: string, message: string, httpStatus: number, location = '') {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
    this.location = location;
  }
}

export const itemNotFound = (): RichError =>
  new RichError('ItemNotFound', "The requested resource doesn't exist.", 404);

export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): RichError => new RichError('InvalidArgument', message, 400);

export const apiNotFound = (member: string): RichError =>
  new RichError(
    'ApiNotFound',
    `The API you are trying to use could not be found. It may be available in a newer version of Excel. (${member})`,
    400,
    member,
  );

export const alreadyExists = (): RichError =>
  new RichError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409);

export const accessDenied = (): RichError =>
  new RichError('AccessDenied', 'You cannot perform the requested operation.', 403);

export const invalidOperation = (message: string): RichError => new RichError('InvalidOperation', message, 400);

export const invalidReference = (): RichError =>
  new RichError('InvalidReference', 'This reference is not valid for the current operation.', 400);

/** Cells of a table of which rows are filtered out cannot be moved. */
export const filteredRange = (): RichError =>
  new RichError('FilteredRangeConflict', 'The attempted operation causes a conflict with a filtered range.', 409);

export const notImplemented = (what: string): RichError =>
  new RichError('NotImplemented', `The requested feature isn't implemented. (${what})`, 501, what);
