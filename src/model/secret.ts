/** A secret as a host call may use it: its value, and the hosts it may be sent to (`["*"]` for any; none: only for signing and encrypting inside a node). */
export type Secret = { readonly value: string; readonly hosts: readonly string[] };

/** What a secret may be called. */
export const SECRET_NAME: RegExp = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Where secrets come from; undefined for a name that is not there. */
export type SecretSource = (name: string) => Promise<Secret | undefined>;

/** A source of secrets that are at hand; a text is a value that may be sent to every host. */
export function givenSecrets(given: { readonly [name: string]: string | Secret }): SecretSource {
  return async (name) => {
    const secret = Object.hasOwn(given, name) ? given[name] : undefined;
    return typeof secret === "string" ? { value: secret, hosts: ["*"] } : secret;
  };
}
