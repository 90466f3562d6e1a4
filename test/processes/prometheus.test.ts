import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviceOf, until } from '../devices.ts'
import { type Monitoring, noPrometheus, startMonitoring } from '../servers/prometheus.ts'
import { createWorld, type Somebody, type World } from '../world.ts'

const why = noPrometheus()
if (why !== undefined) process.stderr.write(`Tests against a real Prometheus are skipped: ${why}\n`)

describe.skipIf(why !== undefined)('Prometheus, Alertmanager and a node exporter', () => {
  let world: World
  let admin: Somebody
  let monitoring: Monitoring

  beforeAll(async () => {
    world = await createWorld()
    admin = await world.admin()
    const { token } = await admin.api.alertSources.create({ body: { name: 'Prometheus', kind: 'alertmanager' } })
    monitoring = await startMonitoring(`${world.url}/api/v1/alerts/incoming/alertmanager?token=${token}`)
  })
  afterAll(async () => {
    await monitoring.end()
    await world.close()
  })

  /** What arrived is read by a job; the first that is as wanted. */
  const alertWhen = (isWanted: (alert: Awaited<ReturnType<typeof alerts>>[number]) => boolean) =>
    until(async () => {
      await world.drain()
      return (await alerts()).find(isWanted)
    }, 60_000)
  const alerts = async () => (await admin.api.alerts.list({ query: {} })).items

  test('a full disk is one incident on its device, and "resolved" by a dead exporter closes nothing', async () => {
    const device = await deviceOf(admin, 'files')
    await monitoring.tellDisks({ '/': 40, '/srv': 95, '/var': 97 })

    const firing = await alertWhen(({ repeatCount }) => repeatCount >= 2)
    expect(firing).toMatchObject({
      state: 'firing',
      severity: 'critical',
      sourceName: 'Prometheus',
      check: 'DiskFilling',
      device: { id: device.id },
    })
    const number = firing.ticketNumber ?? 0
    expect((await admin.api.tickets.list()).items.map((ticket) => ticket.number)).toEqual([number])

    await monitoring.killExporter()

    const over = await alertWhen(({ state }) => state === 'resolved')
    expect(over).toMatchObject({ id: firing.id, ticketNumber: number })
    expect((await admin.api.tickets.get({ params: { number } })).status).toBe('new')
    const { items } = await admin.api.messages.list({ params: { number } })
    expect(items.map(({ bodyText }) => bodyText).join('\n')).toMatch(/ha terminado, según la monitorización/)
  })
})
