export const SUCCEEDED = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;
/** Only a signal could make the run go on. */
export const SUSPENDED = 3;
export const INTERRUPTED = 130;
