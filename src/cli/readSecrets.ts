import { SECRET_NAME, type Secret } from "#engine";
import { UsageError } from "./usageError.ts";

const FROM_ENVIRONMENT = "env:";

/**
 * The secrets of the flags `--secret NAME[@HOST,HOST…]=VALUE`, where `env:VARIABLE` reads an environment variable.
 *
 * @throws UsageError that never says a value.
 */
export function readSecrets(flags: readonly string[], environment: NodeJS.ProcessEnv): { readonly [name: string]: Secret } {
  return Object.fromEntries(flags.map((flag) => readSecret(flag, environment)));
}

function readSecret(flag: string, environment: NodeJS.ProcessEnv): [name: string, secret: Secret] {
  const equals = flag.indexOf("=");
  if (equals === -1) throw new UsageError("a secret is given as --secret NAME=VALUE or --secret NAME=env:VARIABLE.");
  const [name = "", hosts] = flag.slice(0, equals).split("@", 2);
  if (!SECRET_NAME.test(name))
    throw new UsageError(`“${name.slice(0, 80)}” cannot be the name of a secret: it takes letters, digits and _.`);
  const value = givenValue(name, flag.slice(equals + 1), environment);
  return [name, { value, hosts: hosts === undefined ? ["*"] : hosts.split(",").filter((host) => host !== "") }];
}

function givenValue(name: string, given: string, environment: NodeJS.ProcessEnv): string {
  if (!given.startsWith(FROM_ENVIRONMENT)) return given;
  const variable = given.slice(FROM_ENVIRONMENT.length);
  const value = environment[variable];
  if (value === undefined) throw new UsageError(`the environment variable “${variable}” for the secret “${name}” is not set.`);
  return value;
}
