import { SECRET_NAME } from "../../model/secret.ts";
import { t } from "../words/words.ts";

type Given = { readonly name: string; readonly value: string; readonly hosts: string; readonly taken: boolean };

/** What is wrong with each field of the form; nothing where it can be kept. */
export type SecretFaults = { readonly [field in "name" | "value" | "hosts"]?: string };

const HOST = /^(\*|(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?)$/i;

export function secretFaults({ name, value, hosts, taken }: Given): SecretFaults {
  const wrong = splitHosts(hosts).find((host) => !HOST.test(host));
  return {
    ...(SECRET_NAME.test(name) ? {} : { name: t("Letters, digits and _, and no digit first.") }),
    ...(taken ? { name: t("There is a secret of this name: choose it in the list to replace it.") } : {}),
    ...(value === "" ? { value: t("The value is missing.") } : {}),
    ...(wrong === undefined
      ? {}
      : { hosts: t("“{wrong}” is not a host: write it without https:// and path, as in api.example.com.", { wrong: wrong.slice(0, 80) }) }),
  };
}

/** The hosts of a text with commas or spaces between them. */
export function splitHosts(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((host) => host !== "");
}
