import type { MailAddress, MonitoredProblem } from './parsed-mail.ts'

export interface MonitoringClues {
  subject: string
  from: MailAddress | undefined
  /** Another sign says that a machine wrote it. */
  isAutomatic: boolean
}

interface Form {
  /** Groups: `state`, the word of the system, and `what` is in trouble. */
  pattern: RegExp
  /** Nobody writes like this by hand; for the others the sender must be a machine. */
  isSure: boolean
}

const states = 'OK|WARN(?:ING)?|CRIT(?:ICAL)?|UNKN(?:OWN)?|UP|DOWN|UNREACH(?:ABLE)?|PEND(?:ING)?'
const nagiosKinds = 'PROBLEM|RECOVERY|ACKNOWLEDGEMENT|FLAPPING\\w*|DOWNTIME\\w*|CUSTOM'

const forms: Form[] = [
  // Nagios, Icinga 1: ** PROBLEM Service Alert: web01/HTTP is CRITICAL **
  sure(`^\\*\\* ?(?<state>${nagiosKinds}) (?:Service|Host) Alert: (?<what>.+?) is (?:${states}) ?\\*\\*$`),
  // Icinga 2: [RECOVERY] http on web01 is OK!
  sure(`^\\[(?<state>${nagiosKinds})\\] (?:Host |Service )?(?<what>.+?) is (?:${states})!?$`),
  // Checkmk: Checkmk: web01/HTTP OK -> CRIT
  sure(`^Check(?:_MK|mk): (?<what>.+?) (?:${states}) ?-> ?(?<state>${states})$`),
  // Uptime Kuma: [web] [🔴 Down] connect ECONNREFUSED
  sure('^\\[(?<what>[^\\]]+)\\] \\[(?:🔴|✅|🟢)? ?(?<state>Down|Up)\\]'),
  // PRTG: [PRTG Network Monitor (desk)] web01 HTTP Down (refused)
  sure('^\\[PRTG[^\\]]*\\] (?<what>.+?) (?<state>(?:Down|Warning|Unusual) ended|Down|Warning|Unusual|Up)(?: .*)?$'),
  // Prometheus Alertmanager and Grafana: [FIRING:2] HighLoad (web01 prod)
  sure('^\\[(?<state>FIRING):\\d{1,5}(?:, ?RESOLVED:\\d{1,5})?\\] (?<what>.+)$'),
  // UptimeRobot: Monitor is DOWN: web
  sure('^Monitor is (?<state>DOWN|UP): (?<what>.+)$'),
  // Zabbix: Resolved in 5m 3s: High load on web01
  byMachine('^(?:Updated )?(?<state>Problem|Resolved|Recovered)(?: in [\\dwdhms ]{1,30})?: (?<what>.+)$'),
  // Whatever else: "OK: web01", "[RESOLVED] web01", "UP - web01"
  byMachine(
    '^\\[?(?<state>OK|UP|DOWN|CRIT(?:ICAL)?|WARN(?:ING)?|ALERT(?:ING)?|ALARM|PROBLEM|RECOVERY|RECOVERED|RESOLVED)(?:\\]|\\]?(?: ?:| -)) ?(?<what>.+)$',
  ),
]

const recovered = /^(?:recover|resolved|ok$|up$|flappingstop|downtimeend|(?:down|warning|unusual) ended)/i
const monitor =
  /^(?:nagios|icinga\d?|zabbix|alertmanager|prometheus|grafana|prtg|check[_-]?mk|omd|uptime|monit|alert(?:a|as|s|e|en)?(?:[-_.]|@)|no-?reply|root@)/
const longestSubject = 400

/** The problem that a monitoring system speaks of: the same key for its alert, every repetition and its recovery. */
export function readProblem({ subject, from, isAutomatic }: MonitoringClues): MonitoredProblem | undefined {
  const sender = from?.address ?? ''
  const isMachine = isAutomatic || monitor.test(sender)
  const line = subject.slice(0, longestSubject).replace(/\s+/g, ' ').trim()
  for (const { pattern, isSure } of forms) {
    const { state, what } = (isSure || isMachine ? pattern.exec(line)?.groups : undefined) ?? {}
    if (state === undefined || what === undefined) continue
    const name = nameOf(what)
    if (name === '') return undefined
    return { key: `${sender}\n${name}`, state: recovered.test(state) ? 'recovered' : 'troubled' }
  }
  return undefined
}

/** Without what differs between an alert and its recovery: punctuation, and the state in words at its end. */
function nameOf(what: string): string {
  return what
    .toLowerCase()
    .replace(new RegExp(`\\s+(?:is|es|has)?\\s*(?:${states}|recovered|resolved)[!.]?$`, 'i'), '')
    .replace(/[\s:!.-]+$/, '')
    .trim()
}

function sure(pattern: string): Form {
  return { pattern: new RegExp(pattern, 'u'), isSure: true }
}

function byMachine(pattern: string): Form {
  return { pattern: new RegExp(pattern, 'iu'), isSure: false }
}
