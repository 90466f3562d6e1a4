/**
 * `node bench/devices.ts`: so many devices on one node, each with its line, each measuring every 30 seconds, and what an
 * agent's list takes meanwhile. The devices themselves run in the same process as the desk.
 */
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { DeviceAnswer } from '#contract/device.ts'
import { reportEveryMs } from '#contract/device.ts'
import { buildWeb } from '#server/app/web.ts'
import { deskKey } from '#server/devices/index.ts'
import { type Identity, newKey, proofOf, RawLine } from '#test/devices.ts'
import { type BenchDesk, openBenchDesk } from './bench-desk.ts'
import { signIn } from './sign-in.ts'
import { figure } from './table.ts'

const { values } = parseArgs({
  options: { devices: { type: 'string', default: '1000' }, minutes: { type: 'string', default: '3' } },
})
const count = Number(values.devices)
const endsAt = Number(values.minutes) * 60_000

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const bench = await openBenchDesk(10_000, say)
  const app = await buildWeb(bench.desk)
  await app.listen({ host: '127.0.0.1', port: 0 })
  // The server has just said where it listens.
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const identities = await enrolAll(bench)
  const cookie = await signIn(url)
  tellList('before', await askForLists(url, cookie, 20_000))
  const began = performance.now()
  const lines = await Promise.all(identities.map((identity) => open(url, identity)))
  say(`${count} lines opened in ${Math.round(performance.now() - began)} ms`)
  const cpu = process.cpuUsage()
  const [reports, lists] = await Promise.all([
    Promise.all(lines.map((line) => keepReporting(line))),
    askForLists(url, cookie, endsAt),
  ])
  const times = reports.flat().toSorted((a, b) => a - b)
  const { user, system } = process.cpuUsage(cpu)
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)
  say(`${times.length} reports; answered in ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (slowest)`)
  say(`processor ${Math.round((user + system) / 10 / endsAt)} % of one core, devices included`)
  say(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB, devices included`)
  tellList('meanwhile', lists)
  await tellGrowth(bench)
  for (const { socket } of lines) socket.terminate()
  // Each line that ends is written down.
  await pause(2000)
  await app.close()
  await bench.close()
}

/** Milliseconds that the list of open tickets took an agent who looks at it twice a second. */
async function askForLists(url: string, cookie: string, forMs: number): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  while (performance.now() - began < forMs) {
    const askedAt = performance.now()
    const response = await fetch(`${url}/api/v1/tickets?view=open&limit=50`, { headers: { cookie } })
    if (!response.ok) throw new Error(`The list was refused: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
    times.push(performance.now() - askedAt)
    await pause(500)
  }
  return times.toSorted((a, b) => a - b)
}

function tellList(when: string, times: number[]): void {
  const at = (share: number) => figure(times[Math.floor((times.length - 1) * share)] ?? 0)
  say(`a list of 50 tickets ${when}: ${at(0.5)} ms (half), ${at(0.95)} ms (95 %)`)
}

/** What a day of measuring adds: a row each 30 seconds, each five minutes and each hour. */
async function tellGrowth({ desk }: BenchDesk): Promise<void> {
  const { rows } = await desk.pool.query<{ bytes: number }>(
    `select pg_total_relation_size('device_metrics')::float / greatest(1, count(*)) as bytes from device_metrics`,
  )
  const rowsOfDay = 24 * (120 + 12 + 1)
  say(`${figure((rowsOfDay * (rows[0]?.bytes ?? 0)) / 1e6)} MB for each device and day`)
}

/** As if each had brought a code: the door itself lets in ten a minute from one address. */
async function enrolAll({ desk }: BenchDesk): Promise<Identity[]> {
  const { db } = desk.database
  const { newId, now, services } = desk.contextOf({ kind: 'system', job: 'bench' })
  const team = await db.selectFrom('teams').select('id').limit(1).executeTakeFirstOrThrow()
  await db
    .insertInto('deviceTeams')
    .values({ teamId: team.id, turnedOnAt: now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const serverKey = deskKey(services).publicKey
  const identities = Array.from({ length: count }, () => ({ deviceId: newId(), serverKey, key: newKey() }))
  const rows = identities.map(({ deviceId, key }, at) => ({
    id: deviceId,
    name: `Bench ${at}`,
    teamId: team.id,
    publicKey: Buffer.from(key.publicKey, 'base64url'),
    enrolledAt: now(),
    createdAt: now(),
    updatedAt: now(),
  }))
  await db.insertInto('devices').values(rows).execute()
  return identities
}

async function open(url: string, identity: Identity): Promise<RawLine> {
  const line = new RawLine(url)
  const said = await line.next<{ connection: string; nonce: string }>()
  if (said === undefined) throw new Error('The desk closed a line')
  line.say(proofOf(identity, said))
  await line.next()
  return line
}

/** Milliseconds until each report was answered. */
async function keepReporting(line: RawLine): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  await pause(Math.random() * reportEveryMs)
  for (let id = 0; performance.now() - began < endsAt; id += 1) {
    const sentAt = performance.now()
    line.say({ type: 'request', id: String(id), kind: 'metrics.report', body: reading() })
    const answer = await line.next<DeviceAnswer>()
    if (!answer?.result.ok) throw new Error('A report was refused')
    times.push(performance.now() - sentAt)
    await pause(reportEveryMs)
  }
  return times
}

function reading() {
  const disks = [{ mount: '/', used: 4e11 + Math.random() * 1e9, total: 1e12 }]
  const memory = { memoryUsed: 8e9 * Math.random(), memoryTotal: 16e9 }
  return { cpu: Math.random() * 100, ...memory, disks, uptimeSeconds: 1000, services: [] }
}

await main()
