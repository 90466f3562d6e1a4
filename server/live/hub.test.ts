import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorld, type World } from '#test/world.ts'
import { Bell } from '../platform/bell.ts'
import { LiveHub } from './hub.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** A browser's end of a stream and ours. */
async function openStream(): Promise<{ browser: Socket; stream: ServerResponse; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = connect((server.address() as AddressInfo).port, '127.0.0.1')
  browser.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  const [, stream] = (await once(server, 'request')) as [unknown, ServerResponse]
  return {
    browser,
    stream,
    close: () => {
      browser.destroy()
      server.close()
    },
  }
}

test('a browser that stopped reading is dropped at the end of its stream, and ends nobody else’s', async () => {
  const bell = new Bell(world.desk.databaseUrl, 'unused', world.desk.log)
  const hub = new LiveHub(world.db, bell, world.desk.log)
  const { browser, stream, close } = await openStream()
  browser.pause()
  await hub.open({ kind: 'stranger', key: undefined }, stream, undefined)
  // Fills what the network holds, so that the end cannot go through.
  while (stream.write('x'.repeat(1_000_000)) || stream.writableLength < 8_000_000);
  const write = vi.spyOn(stream, 'write')

  hub.close()
  const written = write.mock.calls.length
  await once(stream, 'close')

  expect(stream.destroyed).toBe(true)
  expect(written).toBe(0)
  close()
})

test('a browser that went away before its stream began is not written to', async () => {
  const bell = new Bell(world.desk.databaseUrl, 'unused', world.desk.log)
  const hub = new LiveHub(world.db, bell, world.desk.log)
  const { stream, close } = await openStream()
  stream.destroy()
  const write = vi.spyOn(stream, 'write')

  await hub.open({ kind: 'stranger', key: undefined }, stream, undefined)

  expect(write.mock.calls.length).toBeLessThanOrEqual(1)
  hub.close()
  close()
})
