declare module "*/jswasm/sqlite3.mjs" {
  /** What the node types use of SQLite; an address of the WASM memory is a number. */
  export type Sqlite = {
    readonly capi: {
      readonly sqlite3_vfs: new (at: number) => { installMethod(name: string, method: (vfs: number, out: number) => number): void };
      sqlite3_vfs_find(name: null): number;
      sqlite3_error_offset(db: number): number;
      sqlite3_sql(statement: number): string;
      sqlite3_set_authorizer(db: number, allow: (context: number, action: number) => number, context: number): number;
      sqlite3_progress_handler(db: number, every: number, stop: () => number, context: number): void;
    };
    readonly wasm: { poke(at: number, value: bigint, type: "i64"): void };
    readonly oo1: { readonly DB: new (name: string, mode: string) => Database };
  };

  export type Value = number | bigint | string | null | Uint8Array;

  export type Database = {
    readonly pointer: number;
    exec(sql: string): void;
    prepare(sql: string): Statement;
    createFunction(name: string, call: (context: number) => Value, options: { readonly arity: number }): void;
    close(): void;
  };

  export type Statement = {
    readonly pointer: number;
    readonly parameterCount: number;
    readonly columnCount: number;
    getParamName(at: number): string | undefined;
    bind(at: number | readonly Value[], value?: Value): Statement;
    step(): boolean;
    reset(): Statement;
    get(into: Value[]): Value[];
    getColumnNames(): string[];
    finalize(): void;
  };

  // biome-ignore lint/style/noDefaultExport: that is how SQLite gives it.
  export default function init(module: object): Promise<Sqlite>;
}

declare module "*.wasm?url&inline" {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: that is how the bundler gives a file as an address of data.
  export default address;
}
