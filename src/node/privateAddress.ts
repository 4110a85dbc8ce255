import { BlockList, isIPv4, isIPv6 } from "node:net";

/** What IANA lists as not globally reachable, and what is no address of a single machine. */
const PRIVATE_V4 = subnets("ipv4", [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24",
  "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
]);
const GLOBAL_V6 = subnets("ipv6", ["2000::/3"]);
/** Of the global ones: Teredo and other protocols, documentation, and 6to4, which can hold any IPv4 address. */
const SPECIAL_V6 = subnets("ipv6", ["2001::/23 2001:db8::/32 2002::/16 3fff::/20"]);
/** NAT64, and IPv4 mapped into IPv6: the last 32 bits are the address that is reached. */
const EMBEDDED = subnets("ipv6", ["64:ff9b::/96 ::ffff:0:0/96"]);

/** Names that no public name server answers for: those who give one mean their own machine or network. */
const LOCAL_SUFFIX = /(?:^|\.)(?:localhost|local|internal|intranet|private|lan|home|corp|test|home\.arpa)$/;

/** True for every address that is not on the public internet, in any spelling that the system's resolver gives; for text that is no address too. */
export function isPrivateAddress(text: string): boolean {
  const address = text.replace(/%.*$/, "");
  if (isIPv4(address)) return PRIVATE_V4.check(address, "ipv4");
  if (!isIPv6(address)) return true;
  if (EMBEDDED.check(address, "ipv6")) return isPrivateAddress(lastFourBytes(address));
  return !GLOBAL_V6.check(address, "ipv6") || SPECIAL_V6.check(address, "ipv6");
}

/** True for `localhost`, names of one word and names under `.local`, `.internal` and the like. */
export function isLocalName(name: string): boolean {
  const plain = name.toLowerCase().replace(/\.$/, "");
  return !plain.includes(".") || LOCAL_SUFFIX.test(plain);
}

function subnets(family: "ipv4" | "ipv6", lines: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of lines.join(" ").split(" ")) {
    const [net = "", prefix = ""] = subnet.split("/");
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

/** The address in the last 32 bits of an IPv6 address, as IPv4 writes it. */
function lastFourBytes(address: string): string {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [high = 0, low = 0] = canonical
    .replace(/::$/, "::0")
    .split(":")
    .slice(-2)
    .map((group) => Number.parseInt(group || "0", 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
