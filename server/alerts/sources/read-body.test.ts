import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlertSourceKind, alertSourceKind } from '#contract/alert-sources.ts'
import type { Incoming } from './incoming.ts'
import { readBody } from './read-body.ts'

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8')

function read(kind: AlertSourceKind, text: string): Incoming[] {
  const reading = readBody(kind, text)
  if ('fault' in reading) throw new Error(`${reading.fault}: ${reading.detail}`)
  return reading.alerts
}

const at = (text: string) => new Date(text)

test.each<[string, AlertSourceKind, Partial<Incoming>]>([
  [
    'alertmanager-01-firing-DiskFilling.json',
    'alertmanager',
    {
      key: 'dba3ca155c1e6cae 2026-11-23T04:00:41.692Z',
      check: 'DiskFilling',
      host: 'pats-laptop',
      state: 'firing',
      severity: 'warning',
      title: 'Disk on pats-laptop is 76% full',
      startedAt: at('2026-11-23T04:00:41.692Z'),
      endedAt: undefined,
    },
  ],
  [
    'alertmanager-02-resolved-DiskFilling.json',
    'alertmanager',
    {
      key: 'dba3ca155c1e6cae 2026-11-23T04:00:41.692Z',
      state: 'resolved',
      endedAt: at('2026-11-23T04:00:45.692Z'),
    },
  ],
  [
    'alertmanager-03-firing-InstanceDown.json',
    'alertmanager',
    { check: 'InstanceDown', state: 'firing', severity: 'critical', title: 'pats-laptop is offline' },
  ],
  ['alertmanager-04-firing-PrintQueueStuck.json', 'alertmanager', { check: 'PrintQueueStuck', state: 'firing' }],
  ['alertmanager-05-resolved-InstanceDown.json', 'alertmanager', { check: 'InstanceDown', state: 'resolved' }],
  [
    'alertmanager-06-firing-DiskFilling.json',
    'alertmanager',
    { key: 'dba3ca155c1e6cae 2026-11-23T04:01:01.692Z', state: 'firing' },
  ],
  ['alertmanager-07-resolved-PrintQueueStuck.json', 'alertmanager', { check: 'PrintQueueStuck', state: 'resolved' }],
  [
    'grafana-1.json',
    'grafana',
    { check: 'High memory', host: 'SRV-DB', state: 'firing', severity: 'critical', title: 'Memory above 95 %' },
  ],
  [
    'zabbix-1.json',
    'zabbix',
    {
      key: 'event 4711',
      check: 'trigger 23001',
      host: 'pats-laptop',
      state: 'firing',
      severity: 'warning',
      title: 'Disk space is low on / (93%)',
      startedAt: undefined,
    },
  ],
  ['zabbix-2.json', 'zabbix', { key: 'event 4711', check: 'trigger 23001', state: 'resolved' }],
  [
    'uptime-kuma-1.json',
    'uptime-kuma',
    {
      key: 'monitor 7',
      host: 'intranet.example.test',
      state: 'firing',
      severity: 'critical',
      title: 'Intranet',
      startedAt: at('2026-11-23T06:10:00.123Z'),
    },
  ],
  ['uptime-kuma-2.json', 'uptime-kuma', { key: 'monitor 7', state: 'resolved' }],
  [
    'nagios-1.form',
    'nagios',
    {
      key: 'pats-laptop / Print queue',
      check: 'Print queue',
      host: 'pats-laptop',
      state: 'firing',
      severity: 'critical',
      title: 'Print queue: CRITICAL',
      text: 'CRITICAL 3 stuck print jobs\n127.0.0.1',
      startedAt: at('2026-11-23T04:06:39Z'),
    },
  ],
  ['nagios-2.form', 'nagios', { key: 'pats-laptop / Print queue', state: 'resolved' }],
  [
    'generic-1.json',
    'generic',
    { key: 'backup-nas', check: 'backup', host: 'nas-01', severity: 'critical', startedAt: at('2026-11-23T02:00:00Z') },
  ],
])('%s is understood', (name, kind, expected) => {
  const alerts = read(kind, sample(name))

  expect(alerts).toHaveLength(1)
  expect(alerts[0]).toMatchObject(expected)
})

describe('a body', () => {
  test('of Alertmanager tells of several alerts', () => {
    const body = JSON.parse(sample('alertmanager-01-firing-DiskFilling.json')) as { alerts: object[] }
    const other = { ...body.alerts[0], fingerprint: 'ffff', labels: { alertname: 'Other', instance: 'db-1:9100' } }

    const alerts = read('alertmanager', JSON.stringify({ alerts: [...body.alerts, other] }))

    expect(alerts.map(({ check, host }) => `${check} ${host}`)).toEqual(['DiskFilling pats-laptop', 'Other db-1'])
  })

  test('of Grafana before version 9 is understood too', () => {
    const [alert] = read(
      'grafana',
      JSON.stringify({ ruleId: 4, ruleName: 'CPU', state: 'ok', ruleUrl: 'javascript:1' }),
    )

    expect(alert).toMatchObject({ key: 'rule 4', state: 'resolved', links: [] })
  })

  test('that only tries the way from Uptime Kuma tells of nothing', () => {
    expect(read('uptime-kuma', JSON.stringify({ heartbeat: null, monitor: null, msg: 'Testing' }))).toEqual([])
  })

  test.each([
    ['{"severity":4}', 'critical'],
    ['{"severity":"0"}', 'info'],
    ['{"severity":"Average"}', 'warning'],
    ['{"severity":"Disaster"}', 'critical'],
    ['{"severity":99}', 'warning'],
  ])('of Zabbix with %s is %s', (more, severity) => {
    const body = { ...JSON.parse(sample('zabbix-1.json')), ...JSON.parse(more) }

    expect(read('zabbix', JSON.stringify(body))[0]?.severity).toBe(severity)
  })

  test.each([
    ['type=ACKNOWLEDGEMENT&host=a&state=DOWN&author=pat&comment=on+it', 'update'],
    ['type=PROBLEM&host=a&state=DOWN', 'firing'],
    ['type=RECOVERY&host=a&state=UP', 'resolved'],
    ['type=FLAPPINGSTART&host=a&state=DOWN', 'update'],
  ])('of Nagios, %s, is %s', (form, state) => {
    expect(read('nagios', form)[0]).toMatchObject({ state, check: 'host' })
  })

  test.each<[AlertSourceKind, string, string]>([
    ['alertmanager', 'not json', 'unreadable'],
    ['alertmanager', 'status=firing', 'unreadable'],
    ['alertmanager', '{"alerts":[]}', 'not_understood'],
    ['alertmanager', 'null', 'not_understood'],
    ['nagios', '', 'unreadable'],
    ['nagios', 'type=PROBLEM', 'not_understood'],
    ['zabbix', '{"event_id":"1","state":"maybe","name":"x"}', 'not_understood'],
    ['uptime-kuma', '[]', 'not_understood'],
    ['generic', '{"title":"  "}', 'not_understood'],
    ['generic', `${'['.repeat(100_000)}`, 'unreadable'],
    ['generic', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'not_understood'],
  ])('of %s that is not its own is refused with a reason', (kind, text, fault) => {
    expect(readBody(kind, text)).toMatchObject({ fault })
  })

  test('holds no text that the database would refuse', () => {
    const [alert] = read('generic', '{"title":"a\\u0000b\\ud800","key":"k"}')

    expect(alert?.title).toBe('ab\ufffd')
  })

  test('leads nowhere but to the web', () => {
    const body = { title: 'x', url: 'javascript:alert(1)', links: [{ title: 'a', url: 'https://a.example/' }] }

    expect(read('generic', JSON.stringify(body))[0]?.links).toEqual([{ title: 'a', url: 'https://a.example/' }])
  })

  test('of any kind and shape is understood or refused, and never breaks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...alertSourceKind.options), fc.oneof(fc.string(), fc.json()), (kind, text) => {
        const reading = readBody(kind, text)

        expect('alerts' in reading || reading.fault).toBeTruthy()
      }),
    )
  })
})
