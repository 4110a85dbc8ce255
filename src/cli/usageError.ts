/** Wrong usage of the command line: printed as it is, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
