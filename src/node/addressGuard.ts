import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { NodeError } from "#engine";
import { isLocalName, isPrivateAddress } from "./privateAddress.ts";

/** Every host, at whatever address. */
const EVERYWHERE = "**";

/** What keeps connections away from addresses that the user did not mean. */
export type AddressGuard = {
  /**
   * The look-up for a connection to this address: gives only addresses that may be reached, and the connection is made to one of them.
   *
   * @throws NodeError `permission-needed` where the address itself is a private one that may not be reached.
   */
  lookupFor(url: URL): LookupFunction;
  /** Says beforehand what a connection to this address would be refused for. @throws NodeError `permission-needed` */
  check(url: URL): Promise<void>;
};

/**
 * Lets a private address (loopback, the local network, a cloud's metadata) be reached only where `net` names it. A name that is named and leads to
 * one is enough where the name itself is local; a public name could be pointed there by whoever owns it, so then the address has to be named as well.
 * `resolve` stands in for the system's.
 */
export function addressGuard(net: readonly string[], resolve: typeof systemLookup = systemLookup): AddressGuard {
  const named = new Set(net.map((entry) => entry.toLowerCase()));
  const names = (host: string, port: string): boolean => named.has(host) || named.has(`${host}:${port}`);
  const mayReach = (address: string, name: string, port: string): boolean => {
    if (named.has(EVERYWHERE) || !isPrivateAddress(address)) return true;
    if (names(address, port) || names(`[${address}]`, port)) return true;
    return isLocalName(name) && isIP(name) === 0 && names(name, port);
  };
  const guard: AddressGuard = {
    lookupFor(url) {
      const name = nameOf(url);
      const port = url.port || (/^(?:https|wss):$/.test(url.protocol) ? "443" : "80");
      if (isIP(name) !== 0 && !mayReach(name, name, port)) throw refused(url.host, name, port);
      return (hostname, options, done) => {
        resolve(hostname, { ...options, all: true }, (error, found) => {
          if (error !== null) return done(error, "", 0);
          const reached = found.filter(({ address }) => mayReach(address, hostname, port));
          const [first] = reached;
          if (first === undefined) return done(refused(url.host, found[0]?.address ?? "", port), "", 0);
          return options.all === true ? done(null, reached) : done(null, first.address, first.family);
        });
      };
    },
    async check(url) {
      const lookup = guard.lookupFor(url);
      if (isIP(nameOf(url)) !== 0) return;
      await new Promise<void>((known, fail) => {
        lookup(nameOf(url), {}, (error) => (error instanceof NodeError ? fail(error) : known()));
      });
    },
  };
  return guard;
}

function nameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function refused(host: string, address: string, port: string): NodeError {
  const what = address.includes(":") ? `[${address}]` : address;
  const leads = host.startsWith(what) ? `${host} is a private address` : `${host} leads to the private address ${what}`;
  return new NodeError("permission-needed", `${leads}, which this run may not reach.`, {
    hint: `If that is meant, allow it by name: --allow-net ${what}:${port}.`,
  });
}
