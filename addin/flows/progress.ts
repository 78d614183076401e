// How far long work has come, as flows say it.

/** Share that is done, 0 to 1. */
export type Progress = (share: number) => void;
