/** A cURL command as it was written: its addresses, and its options by their long name in order. */
export type CurlOptions = {
  readonly urls: readonly string[];
  readonly options: readonly (readonly [name: string, value: string])[];
  readonly error?: string;
};

/** Options with a value, by short letter. */
const WITH_VALUE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: "user-agent",
    b: "cookie",
    c: "cookie-jar",
    C: "continue-at",
    d: "data",
    D: "dump-header",
    e: "referer",
    E: "cert",
    F: "form",
    H: "header",
    K: "config",
    m: "max-time",
    o: "output",
    r: "range",
    T: "upload-file",
    u: "user",
    U: "proxy-user",
    w: "write-out",
    x: "proxy",
    X: "request",
    y: "speed-time",
    Y: "speed-limit",
    z: "time-cond",
  }),
);

/** Options without a value, by short letter. */
const FLAGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "#": "progress-bar",
    0: "http1.0",
    4: "ipv4",
    6: "ipv6",
    f: "fail",
    g: "globoff",
    G: "get",
    i: "include",
    I: "head",
    j: "junk-session-cookies",
    J: "remote-header-name",
    k: "insecure",
    L: "location",
    N: "no-buffer",
    O: "remote-name",
    q: "disable",
    s: "silent",
    S: "show-error",
    v: "verbose",
  }),
);

/** Long options with a value that have no letter, or another one. */
const LONG_WITH_VALUE: ReadonlySet<string> = new Set([
  ...WITH_VALUE.values(),
  ..."data-raw data-binary data-ascii data-urlencode json form-string url url-query connect-timeout retry retry-delay retry-max-time".split(
    " ",
  ),
  ..."oauth2-bearer cacert capath key resolve connect-to interface limit-rate max-redirs proto ciphers tls-max aws-sigv4 cert-type".split(
    " ",
  ),
  ..."key-type pass noproxy preproxy socks5 socks5-hostname unix-socket dns-servers output-dir stderr trace trace-ascii".split(" "),
]);

/** Reads the words behind `curl`. */
export function curlOptions(words: readonly string[]): CurlOptions {
  const urls: string[] = [];
  const options: (readonly [string, string])[] = [];
  const rest = [...words].reverse();
  for (let word = rest.pop(); word !== undefined; word = rest.pop()) {
    if (word.startsWith("--") && word.length > 2) {
      const name = word.slice(2);
      if (LONG_WITH_VALUE.has(name)) {
        const value = rest.pop();
        if (value === undefined) return { urls, options, error: `The option --${name} has no value.` };
        options.push([name, value]);
      } else options.push([name, ""]);
    } else if (word.startsWith("-") && word.length > 1) {
      const error = letters(word.slice(1), rest, options);
      if (error !== undefined) return { urls, options, error };
    } else urls.push(word);
  }
  return { urls, options };
}

/** Letters behind one dash, the last of which may have its value at once or in the next word; what is wrong with them, if anything. */
function letters(word: string, rest: string[], options: (readonly [string, string])[]): string | undefined {
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at] as string;
    const name = WITH_VALUE.get(letter);
    if (name === undefined) {
      const flag = FLAGS.get(letter);
      if (flag === undefined) return `The option -${letter} is not known.`;
      options.push([flag, ""]);
      continue;
    }
    const value = at + 1 < word.length ? word.slice(at + 1) : rest.pop();
    if (value === undefined) return `The option -${letter} has no value.`;
    options.push([name, value]);
    return undefined;
  }
  return undefined;
}
