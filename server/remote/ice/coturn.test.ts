import { describe, expect, test } from 'vitest'
import { startCoturn, whyNoCoturn } from '#test/servers/coturn.ts'
import { tryIceServer } from './try-server.ts'

const why = whyNoCoturn()
if (why !== undefined) process.stderr.write(`Tests against a real TURN server are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('a coturn', () => {
  const none = { id: undefined, username: null, secret: null }

  test('with a shared secret lends a way to the names that the desk makes, and gets it back', async () => {
    const coturn = await startCoturn({ sharedSecret: 'north-wind' })
    const at = `127.0.0.1:${coturn.port}`
    const derived = { ...none, credential: 'shared_secret', secret: 'north-wind' } as const

    const faults = [
      await tryIceServer({ ...none, url: `stun:${at}`, credential: 'none' }, new Date()),
      await tryIceServer({ ...derived, url: `turn:${at}` }, new Date()),
      await tryIceServer({ ...derived, url: `turn:${at}?transport=tcp` }, new Date()),
      await tryIceServer({ ...derived, url: `turn:${at}`, secret: 'south-wind' }, new Date()),
      // Names of long ago are good no more.
      await tryIceServer({ ...derived, url: `turn:${at}` }, new Date(0)),
    ]
    await coturn.end()

    expect(faults).toEqual([null, null, null, 'wrong_credentials', 'wrong_credentials'])
    expect(coturn.said.filter((line) => /REFRESH processed, success/.test(line))).toHaveLength(2)
  })

  test('with names and passwords lends a way to who knows one', async () => {
    const coturn = await startCoturn({ user: 'mesa', password: 'never-told' })
    const known = { ...none, url: `turn:127.0.0.1:${coturn.port}`, credential: 'password', username: 'mesa' } as const

    const faults = [
      await tryIceServer({ ...known, secret: 'never-told' }, new Date()),
      await tryIceServer({ ...known, secret: 'other' }, new Date()),
    ]
    await coturn.end()

    expect(faults).toEqual([null, 'wrong_credentials'])
  })
})
