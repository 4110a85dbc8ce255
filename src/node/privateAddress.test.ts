import { expect, test } from "vitest";
import { isLocalName, isPrivateAddress } from "./privateAddress.ts";

test.each(
  (
    "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1 169.254.169.254 172.16.0.1 " +
    "172.31.255.255 192.0.0.1 192.0.0.192 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 224.0.0.1 239.255.255.250 240.0.0.1 " +
    "255.255.255.255 :: ::1 ::2 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 0:0:0:0:0:ffff:c0a8:1 " +
    "64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 fc00::1 fd00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 " +
    "2001::1 2001:0:7f00:1:: 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::1 3fff::1 100::1 4000::1 ::ffff:0:127.0.0.1"
  ).split(" "),
)("%s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(
  (
    "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255 169.255.0.0 172.15.255.255 " +
    "172.32.0.0 191.255.255.255 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2606:4700::1111 2a00:1450:4001::200e " +
    "::ffff:8.8.8.8 64:ff9b::808:808 64:ff9b::100:0 2001:4860:4860::8888 2003::1"
  ).split(" "),
)("%s is public", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test.each(["", "localhost", "0x7f000001", "2130706433", "127.1", "1.1.1.1 ", "1.1.1.1:80", "::1]"])(
  "“%s” is no address, and so not a public one",
  (text) => {
    expect(isPrivateAddress(text)).toBe(true);
  },
);

test.each(["localhost", "LOCALHOST", "localhost.", "a.localhost", "nas", "printer.local", "db.internal", "router.home.arpa", "x.lan"])(
  "%s is a name of one's own network",
  (name) => {
    expect(isLocalName(name)).toBe(true);
  },
);

test.each(["example.com", "localhost.example.com", "notlocal.com", "internal.co", "local.dev", "a.xlocal", "arpa.home.com"])(
  "%s is a public name",
  (name) => {
    expect(isLocalName(name)).toBe(false);
  },
);
