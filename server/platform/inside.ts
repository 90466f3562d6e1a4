import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks that are nobody's on the internet: the own one, and those kept for special use (RFC 6890). */
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits)
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  // Each of these carries an address of version 4 that may lead inside.
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an address leads into the own network, or nowhere. */
export function isInside(address: string): boolean {
  return isIP(address) === 0 || inside.check(address, family(address))
}

/** A list of networks, as `10.0.0.0/8` or single addresses; undefined where one is none. */
export function readNetworks(networks: readonly string[]): BlockList | undefined {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const most = isIPv6(address) ? 128 : 32
    const length = bits === undefined ? most : Number(bits)
    if (isIP(address) === 0 || !/^\d{1,3}$/.test(bits ?? '0') || length > most) return undefined
    list.addSubnet(address, length, family(address))
  }
  return list
}

export function isAmong(networks: BlockList, address: string): boolean {
  return isIP(address) !== 0 && networks.check(address, family(address))
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4'
}
