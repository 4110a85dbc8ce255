/** A secret as a host call may use it: its value, and the hosts it may be sent to (`["*"]` for any). */
export type Secret = { readonly value: string; readonly hosts: readonly string[] };

/** Where secrets come from; undefined for a name that is not there. */
export type SecretSource = (name: string) => Promise<Secret | undefined>;
