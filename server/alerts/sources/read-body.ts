import { z } from 'zod'
import type { AlertFault, AlertSourceKind } from '#contract/alert-sources.ts'
import { readGeneric } from './generic.ts'
import type { Incoming } from './incoming.ts'
import { readNagios } from './nagios.ts'
import { readAlertmanager, readGrafana } from './prometheus.ts'
import { readUptimeKuma } from './uptime-kuma.ts'
import { readZabbix } from './zabbix.ts'

export type Reading =
  | { alerts: Incoming[] }
  | {
      fault: Exclude<AlertFault, 'failed'>
      /** Which field was wrong. */
      detail: string
    }

const readers: Record<AlertSourceKind, (body: unknown) => Incoming[]> = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  zabbix: readZabbix,
  'uptime-kuma': readUptimeKuma,
  nagios: readNagios,
  generic: readGeneric,
}
/** Scripts of these send what curl sends by itself. */
const sendForms: readonly AlertSourceKind[] = ['nagios', 'generic']
const longestDetail = 300

/** What a body tells. Whatever it holds, it is either understood or refused with a reason; it never throws. */
export function readBody(kind: AlertSourceKind, text: string): Reading {
  const body = parsed(kind, text)
  if (body === undefined) return { fault: 'unreadable', detail: '' }
  try {
    return { alerts: readers[kind](body.value) }
  } catch (error) {
    if (error instanceof z.ZodError) return { fault: 'not_understood', detail: placeOf(error) }
    throw error
  }
}

function parsed(kind: AlertSourceKind, text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    if (!sendForms.includes(kind) || !/^[^={[<]+=/.test(text)) return undefined
    return { value: Object.fromEntries(new URLSearchParams(text.trim())) }
  }
}

function placeOf({ issues }: z.ZodError): string {
  const [first] = issues
  return first === undefined ? '' : `${first.path.join('.')}: ${first.message}`.slice(0, longestDetail)
}
