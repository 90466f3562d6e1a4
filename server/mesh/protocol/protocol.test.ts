import { describe, expect, test } from 'vitest'
import { normalAddress, openAddress, shareAddress } from '../addresses.ts'
import { readEvent } from './events.ts'
import { readFrame } from './read-frame.ts'
import { cleanWords, saidNode } from './shapes.ts'
import { isRecentEnough } from './version.ts'

describe('a version', () => {
  test.each([
    ['1.3.1', true],
    ['v1.3.1', true],
    ['1.3.2', true],
    ['1.10.0', true],
    ['2.0.0', true],
    ['1.3.0', false],
    ['1.2.99', false],
    ['1.1.50', false],
    ['0.9.9', false],
    ['1.3.1-beta', false],
    ['1.3.2-beta', true],
    ['', undefined],
    ['9', undefined],
    ['1.3.1; 9.9.9', undefined],
    ['<b>9.9.9</b>', undefined],
  ])('%s is recent enough: %s', (version, isRecent) => {
    expect(isRecentEnough(version)).toBe(isRecent)
  })
})

describe('a frame', () => {
  test('is an object', () => {
    expect(readFrame('{"action":"nodes","nodes":{"mesh//a":[{"_id":"x","deep":{"a":[1]}}]}}')).toMatchObject({
      action: 'nodes',
    })
    expect(readFrame('{"a":"[[[[ \\"{{{{"}')).toEqual({ a: '[[[[ "{{{{' })
  })

  test.each([
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['deeper than anything is', `{"a":${'['.repeat(2_000_000)}`],
    ['of more parts than anybody has', `{"a":[${'[],'.repeat(500_000)}[]]}`],
  ])('that is %s is not read', (_, text) => {
    expect(readFrame(text)).toBeUndefined()
  })
})

describe('a device', () => {
  const _id = `node//${'a'.repeat(60)}$@AB`

  test('is taken with its state', () => {
    expect(saidNode.parse({ _id, name: 'PC', rname: 'pc-01', osdesc: 'Windows', conn: 3, pwr: 5 })).toEqual({
      nodeId: _id,
      name: 'PC',
      host: 'pc-01',
      system: 'Windows',
      isConnected: true,
      power: 'hibernating',
    })
  })

  test('has no more than there is room for, on one line', () => {
    const read = saidNode.parse({ _id, name: `a\u0000\n${'b'.repeat(1_000_000)}`, conn: 'x', pwr: -4, host: {} })

    expect(read.name).toHaveLength(200)
    expect(read.name.startsWith('a b')).toBe(true)
    expect([read.isConnected, read.power, read.system]).toEqual([false, 'unknown', ''])
  })

  test.each([
    'node/',
    'node//a b',
    'node//../..',
    'node//a&b=c',
    'node//"><script>',
    5,
    null,
    `node//${'a'.repeat(500)}`,
  ])('called %j is none', (wrong) => {
    expect(saidNode.safeParse({ _id: wrong, name: 'PC' }).success).toBe(false)
  })

  test('whose words turn the direction of writing keeps them in order', () => {
    expect(cleanWords('pc\u202Egpj.exe \uD800', 20)).toBe('pc gpj.exe \uFFFD')
  })
})

describe('an event', () => {
  const nodeid = 'node//abc'
  const relay = { action: 'relaylog', nodeid, msgid: 15, msgArgs: ['r1', 'a', 'b'], username: 'lea' }

  test.each([
    [{ ...relay }, { phase: 'began', kind: 'desktop', key: 'r1', user: 'lea' }],
    [
      { ...relay, msgid: 14 },
      { phase: 'began', kind: 'terminal' },
    ],
    [
      { ...relay, msgid: 12, msgArgs: ['r1', 'a', 'b', 42] },
      { phase: 'ended', kind: 'files', seconds: 42 },
    ],
    [
      { ...relay, msgid: 11, bytesin: 5, bytesout: 7 },
      { phase: 'ended', bytes: 12 },
    ],
    [{ ...relay, guestname: 'Noa' }, { guest: 'Noa' }],
    [{ ...relay, time: 1_700_000_000_000 }, { at: new Date(1_700_000_000_000) }],
    [
      { action: 'nodeconnect', nodeid, conn: 0, pwr: 6 },
      { what: 'state', isConnected: false, power: 'off' },
    ],
    [
      { action: 'removenode', nodeid },
      { what: 'gone', nodeId: nodeid },
    ],
  ])('%j is read', (said, news) => {
    expect(readEvent(said)).toMatchObject(news)
  })

  test.each([
    null,
    'relaylog',
    { action: 'relaylog' },
    { ...relay, msgid: 200 },
    { ...relay, nodeid: 'node//<b>' },
    { ...relay, msgArgs: [] },
    { ...relay, msgArgs: [{}] },
    { ...relay, msgArgs: [''] },
    { action: 'constructor', nodeid },
  ])('%j is none', (said) => {
    expect(readEvent(said)).toBeUndefined()
  })
})

describe('an address', () => {
  test.each([
    ['https://mesh.example', 'https://mesh.example'],
    ['wss://mesh.example/', 'https://mesh.example'],
    ['wss://mesh.example:8443/kunde/control.ashx', 'https://mesh.example:8443/kunde'],
    ['ws://10.1.2.3/', 'http://10.1.2.3'],
  ])('%s is kept as %s', (given, kept) => {
    expect(normalAddress(given)).toBe(kept)
  })

  test('of a device leads to the server that was set up', () => {
    expect(openAddress('https://mesh.example/kunde', 'node/kunde/ab$@c')).toBe(
      'https://mesh.example/kunde/?viewmode=10&gotonode=ab$@c',
    )
  })

  test.each([
    ['https://mesh.example/sharing?c=ab$@cdefgh', 'https://mesh.example/sharing?c=ab$@cdefgh'],
    ['https://evil.example/sharing?c=ab$@cdefgh&x=1', 'https://mesh.example/sharing?c=ab$@cdefgh'],
    ['javascript:alert(1)//?c=abcdefgh', 'https://mesh.example/sharing?c=abcdefgh'],
    ['https://mesh.example/sharing?c=%22onload%3D', undefined],
    ['https://mesh.example/sharing', undefined],
    ['nothing', undefined],
  ])('of a share, answered as %s, is %s', (answered, address) => {
    expect(shareAddress('https://mesh.example', answered)).toBe(address)
  })
})
