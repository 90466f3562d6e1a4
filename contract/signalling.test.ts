import { describe, expect, test } from 'vitest'
import { agentSays, userSays } from './relay.ts'

const sdp = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=sendonly',
  '',
].join('\r\n')

const isCall = (given: string) => userSays.safeParse({ type: 'call', attempt: 1, sdp: given }).success
const isAddress = (candidate: string) =>
  agentSays.safeParse({ type: 'candidate', attempt: 1, candidate, mid: '0', line: 0 }).success

describe('a description', () => {
  test('of one picture passes', () => {
    expect(isCall(sdp)).toBe(true)
    expect(isCall(sdp.replace('sendonly', 'recvonly'))).toBe(true)
  })

  test.each([
    ['a second picture', `${sdp}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`],
    ['sound', sdp.replace('m=video', 'm=audio')],
    ['a channel for data', sdp.replace('m=video', 'm=application')],
    ['nothing to send', sdp.replace(/m=.*\r\n/, '')],
    ['addresses, which nobody would count', `${sdp}a=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\n`],
    ['markup', '<script>alert(1)</script>'],
    ['a last line that goes on', sdp.slice(0, -2)],
    ['lines that end as they please', sdp.replaceAll('\r\n', '\n')],
    ['what is not drawn', `${sdp}a=\u0000\r\n`],
    ['a line without an end', `${sdp}a=${'9'.repeat(2000)}\r\n`],
    ['more than a browser says', `${sdp}${'a=x\r\n'.repeat(2000)}`],
  ])('with %s does not', (_, given) => {
    expect(isCall(given)).toBe(false)
  })
})

describe('an address', () => {
  const host = 'candidate:1114055423 1 udp 2113937151 74d3e800-154f-4147-86e1-c4c43de76b65.local 39410 typ host'

  test.each([
    ['that hides behind a name', `${host} generation 0 ufrag PBDG network-cost 999`],
    ['of IPv6', 'candidate:4182617087 1 udp 2113942271 fd00::2 47287 typ host generation 0'],
    ['as Firefox says it', 'candidate:0 1 UDP 2122252543 192.0.2.2 54321 typ host'],
    ['that others see', 'candidate:1 1 udp 1677729535 203.0.113.9 5000 typ srflx raddr 0.0.0.0 rport 0'],
  ])('%s passes', (_, given) => {
    expect(isAddress(given)).toBe(true)
  })

  test.each([
    ['by TCP, at any door of a network', host.replace(' udp ', ' tcp ')],
    ['that is none', host.replace(/\S+\.local/, 'a b')],
    ['with a line of its own', `${host}\r\na=x`],
    ['without an end', host + ' x'.repeat(400)],
    ['of markup', host.replace(/\S+\.local/, '<b>')],
  ])('%s does not', (_, given) => {
    expect(isAddress(given)).toBe(false)
  })
})
