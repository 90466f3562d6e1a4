import { connect, createServer, type Socket } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, dropDatabase } from '#test/databases.ts'
import { eventually } from '#test/program.ts'
import { HeldConnection } from './held-connection.ts'

let url: string
let isDown = false
let attempts = 0
const sockets = new Set<Socket>()

/** Stands between Mesa and PostgreSQL, and goes away when told. */
const between = createServer((socket) => {
  attempts += 1
  socket.on('error', () => undefined)
  if (isDown) {
    socket.destroy()
    return
  }
  const { pathname: _, ...target } = addressOf(url)
  const server = connect(target)
  server.on('error', () => socket.destroy())
  server.on('close', () => socket.destroy())
  socket.on('close', () => server.destroy())
  socket.pipe(server).pipe(socket)
  sockets.add(socket)
})

beforeAll(async () => {
  url = await createDatabase(inject('databaseUrl'))
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  between.close()
  await dropDatabase(inject('databaseUrl'), new URL(url).pathname.slice(1))
})

/** The server's socket, or its host and port. */
function addressOf(text: string) {
  const { hostname, port, pathname, searchParams } = new URL(text)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  const socket = host.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${searchParams.get('port') ?? (port || 5432)}` }
    : undefined
  return { pathname, ...(socket ?? { host, port: Number(port || 5432) }) }
}

function urlThroughBetween(): string {
  const through = new URL(url)
  const { password, username, pathname } = through
  const address = between.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`
}

test('a server that is away is asked for ever more rarely, and once it is back the connection is set up anew', async () => {
  let opened = 0
  const held = new HeldConnection({
    url: urlThroughBetween(),
    name: 'held',
    log: pino({ level: 'silent' }),
    onOpen: async (client) => {
      await client.query('select 1')
      opened += 1
    },
  })
  await held.open()
  isDown = true
  attempts = 0
  const since = Date.now()

  for (const socket of sockets) socket.destroy()
  await eventually(
    async () => attempts,
    (count) => count >= 3,
  )
  const tookMs = Date.now() - since
  isDown = false
  await eventually(
    async () => opened,
    (count) => count === 2,
  )

  // 250, 500 and 1000 ms apart; were each failure followed by two attempts, the third would come much earlier.
  expect(tookMs).toBeGreaterThan(1500)
  expect(await held.client?.query('select 1')).toBeDefined()
  await held.close()
})
