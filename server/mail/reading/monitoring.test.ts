import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { readProblem } from './monitoring.ts'

const read = (subject: string, address = 'monitor@servers.example', isAutomatic = false) =>
  readProblem({ subject, from: { name: '', address }, isAutomatic })

const pairs: [system: string, trouble: string, again: string, recovery: string][] = [
  [
    'Nagios service',
    '** PROBLEM Service Alert: web01/HTTP is CRITICAL **',
    '** PROBLEM Service Alert: web01/HTTP is WARNING **',
    '** RECOVERY Service Alert: web01/HTTP is OK **',
  ],
  [
    'Nagios host',
    '** PROBLEM Host Alert: web01 is DOWN **',
    '** ACKNOWLEDGEMENT Host Alert: web01 is DOWN **',
    '** RECOVERY Host Alert: web01 is UP **',
  ],
  [
    'Icinga 2',
    '[PROBLEM] http on web01 is CRITICAL!',
    '[PROBLEM] http on web01 is UNKNOWN!',
    '[RECOVERY] http on web01 is OK!',
  ],
  ['Icinga 2 host', '[PROBLEM] Host web01 is DOWN!', '[PROBLEM] Host web01 is DOWN!', '[RECOVERY] Host web01 is UP!'],
  [
    'Checkmk',
    'Check_MK: web01/CPU load OK -> CRIT',
    'Checkmk: web01/CPU load CRIT -> WARN',
    'Checkmk: web01/CPU load WARN -> OK',
  ],
  ['Uptime Kuma', '[web] [🔴 Down] connect ECONNREFUSED', '[web] [🔴 Down] timeout', '[web] [✅ Up] 200 - OK'],
  [
    'PRTG',
    '[PRTG Network Monitor (DESK)] web01 HTTP Down (Connection refused)',
    '[PRTG Network Monitor (DESK)] web01 HTTP Warning',
    '[PRTG Network Monitor (DESK)] web01 HTTP Down ended (now: Up)',
  ],
  [
    'Alertmanager',
    '[FIRING:1] HighLoad (web01 prod critical)',
    '[FIRING:3] HighLoad (web01 prod critical)',
    '[RESOLVED] HighLoad (web01 prod critical)',
  ],
  ['Grafana', '[Alerting] Disk of web01', '[Alerting] Disk of web01', '[OK] Disk of web01'],
  [
    'Zabbix',
    'Problem: High CPU on web01',
    'Updated problem in 1h 5m: High CPU on web01',
    'Resolved in 1h 12m 3s: High CPU on web01',
  ],
  ['older Zabbix', 'PROBLEM: High CPU on web01', 'PROBLEM: High CPU on web01', 'OK: High CPU on web01'],
  ['UptimeRobot', 'Monitor is DOWN: web', 'Monitor is DOWN: web', 'Monitor is UP: web'],
  ['scripts', 'DOWN: web01', 'CRITICAL - web01', 'RECOVERY: web01'],
]

describe('alert, repetition and recovery speak of one problem', () => {
  test.each(pairs)('%s', (_system, trouble, again, recovery) => {
    const problem = read(trouble)

    expect(problem?.state).toBe('troubled')
    expect(read(again)).toEqual(problem)
    expect(read(recovery)).toEqual({ ...problem, state: 'recovered' })
  })
})

test.each([
  ['** PROBLEM Service Alert: web01/HTTP is CRITICAL **', '** PROBLEM Service Alert: web02/HTTP is CRITICAL **'],
  ['[FIRING:1] HighLoad (web01)', '[FIRING:1] DiskFull (web01)'],
  ['Checkmk: web01 UP -> DOWN', 'Checkmk: web01/HTTP OK -> CRIT'],
])('%s and %s are different problems', (one, other) => {
  expect(read(one)?.key).not.toBe(read(other)?.key)
})

test('what another sender says is another problem: nobody speaks for the monitoring of somebody else', () => {
  const subject = '** RECOVERY Host Alert: web01 is UP **'

  expect(read(subject, 'x@elsewhere.example')?.key).not.toBe(read(subject)?.key)
})

test.each([
  'Re: ** PROBLEM Service Alert: web01/HTTP is CRITICAL **',
  'Problem: my printer does not print',
  'OK: thanks for the help',
  '[RESOLVED] my question',
  'Up: we need more licences',
  'Warning: the lift is stuck',
  'The web is DOWN',
  'Monitor is broken',
  '',
])('%j from a person is no problem of a monitoring system', (subject) => {
  expect(read(subject, 'ana@clinica.example')).toBeUndefined()
})

test('a machine that wrote "OK:" by its headers counts, whatever its address', () => {
  expect(read('OK: web01', 'x@clinica.example', true)?.state).toBe('recovered')
})

test('no subject breaks it, and white space makes no other problem', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(read(`[FIRING:1]  ${text}`)).toEqual(read(`[FIRING:7] ${text} `))
    }),
  )
})
