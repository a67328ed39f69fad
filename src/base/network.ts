/** What is known of where a request comes from. Pure. */

/**
 * The part of an address by which attempts are counted: whoever has one address of IPv6 has the 2^64 beside it.
 * "2001:db8:1:2:3:4:5:6" → "2001:db8:1:2", an address of IPv4 (also written as IPv6) → itself.
 */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
