/** The part of papaparse that the node types use: its own declarations bring Node's globals to a floor that has none. */
type Parsed<T> = {
  readonly data: T[];
  readonly errors: readonly {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
    readonly index?: number;
  }[];
  readonly meta: { readonly delimiter: string; readonly fields?: readonly string[]; readonly aborted: boolean };
};

declare const Papa: {
  parse<T>(text: string, config?: Readonly<Record<string, unknown>>): Parsed<T>;
  unparse(data: unknown, config?: Readonly<Record<string, unknown>>): string;
};
export default Papa;
