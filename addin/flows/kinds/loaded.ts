// A part of the flows that is fetched when it is first needed; where it cannot be, that is said in words.
import { AppError } from '../../../domain/errors';

export async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new AppError(
      'not-connected',
      'A part of PI Bridge could not be loaded. Your edits stay in the sheet; try again when you are connected.',
      { cause },
    );
  }
}
