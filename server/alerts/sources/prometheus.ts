import { z } from 'zod'
import {
  type Incoming,
  instantOf,
  keyOf,
  type Labels,
  labels,
  linesOf,
  linksOf,
  maybe,
  mostAlerts,
  needed,
  severityOf,
  textOf,
} from './incoming.ts'

const one = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: labels,
  annotations: labels,
  startsAt: needed,
  endsAt: maybe,
  generatorURL: maybe,
  fingerprint: needed,
  dashboardURL: maybe,
  panelURL: maybe,
})

/** The body of Alertmanager's webhook, version 4, which Grafana's follows: several alerts of one group. */
const body = z.object({ alerts: z.array(one).min(1).max(mostAlerts), externalURL: maybe })

export function readAlertmanager(given: unknown): Incoming[] {
  const { alerts, externalURL } = body.parse(given)
  return alerts.map((alert) => presented(alert, { Prometheus: alert.generatorURL, Alertmanager: externalURL }))
}

export function readGrafana(given: unknown): Incoming[] {
  if (legacy.safeParse(given).success) return [readLegacy(legacy.parse(given))]
  const { alerts } = body.parse(given)
  return alerts.map((alert) =>
    presented(alert, { Grafana: alert.generatorURL, Dashboard: alert.panelURL || alert.dashboardURL }),
  )
}

/** What begins again is told under another beginning, so both name it. */
function presented(alert: z.output<typeof one>, links: Record<string, string>): Incoming {
  const { labels: said, annotations, status, startsAt, endsAt, fingerprint } = alert
  const check = said['alertname'] || fingerprint
  return {
    key: keyOf(fingerprint, startsAt),
    check,
    host: hostOf(said),
    state: status,
    severity: severityOf(said['severity'] ?? ''),
    title: annotations['summary'] || annotations['title'] || check,
    text: textOf(
      annotations['description'] ?? '',
      annotations['message'] ?? '',
      ...linesOf(said, ['alertname', 'severity']),
    ),
    startedAt: instantOf(startsAt),
    endedAt: instantOf(endsAt),
    links: linksOf({ Runbook: annotations['runbook_url'] ?? '', ...links }),
  }
}

/** The label that rules give a machine's name in; `instance` is an address with a port, and often the exporter's. */
function hostOf(said: Labels): string {
  const named = ['device', 'host', 'hostname', 'nodename', 'node'].map((name) => said[name] ?? '')
  const name = named.find((text) => text !== '' && !text.startsWith('/'))
  return name ?? (said['instance'] ?? '').replace(/:\d+$/, '')
}

/** Grafana's alerting before version 9. */
const legacy = z.object({
  ruleId: needed,
  ruleName: needed,
  ruleUrl: maybe,
  state: z.enum(['alerting', 'ok', 'no_data', 'pending', 'paused']),
  title: maybe,
  message: maybe,
})

function readLegacy({ ruleId, ruleName, ruleUrl, state, message }: z.output<typeof legacy>): Incoming {
  const states = { alerting: 'firing', no_data: 'firing', ok: 'resolved', pending: 'update', paused: 'update' } as const
  return {
    key: keyOf('rule', ruleId),
    check: ruleName,
    host: '',
    state: states[state],
    severity: 'warning',
    title: ruleName,
    text: message,
    startedAt: undefined,
    endedAt: undefined,
    links: linksOf({ Grafana: ruleUrl }),
  }
}
