import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'

const kinds = ['open', 'view', 'control', 'terminal'] as const
const sessions = ['relay', 'terminal', 'desktop', 'files'] as const

/** What the history tells of links into MeshCentral, and of sessions there. */
export interface MeshChange {
  what: 'mesh'
  act: 'link_made' | 'link_ended' | 'began' | 'ended'
  kind: (typeof kinds)[number]
  session: (typeof sessions)[number]
  device: string
  endsAt: string | null
  /** As MeshCentral calls whoever it was. */
  user: string | null
  seconds: number | null
  bytes: number | null
}

/** Says it as one sentence. */
export function useMeshSentence(): (change: MeshChange, who: string) => string {
  const { t } = useTranslation('mesh')
  const { bytes, dateTime, duration } = useFormat()
  return (change, who) => {
    const { act, device } = change
    const kind = t(`kind.${change.kind}`)
    if (act === 'link_made')
      return t('event.link_made', { who, device, kind, until: change.endsAt === null ? '' : dateTime(change.endsAt) })
    if (act === 'link_ended') return t('event.link_ended', { who, device, kind })
    const values = { device, session: t(`session.${change.session}`), user: change.user ?? t('somebody') }
    if (act === 'began') return t('event.began', values)
    const facts = [
      change.seconds === null ? '' : duration(change.seconds),
      change.bytes === null ? '' : bytes(change.bytes),
    ].filter((fact) => fact !== '')
    return facts.length === 0 ? t('event.ended', values) : t('event.endedAfter', { ...values, facts: facts.join(', ') })
  }
}

export function meshChangeIn({ type, changes }: HistoryEntry): MeshChange {
  const toOf = (field: string) => changes.find((change) => change.field === field)?.to
  const wordOf = (field: string) => {
    const value = toOf(field)
    return typeof value === 'string' ? value : null
  }
  const countOf = (field: string) => {
    const value = toOf(field)
    return typeof value === 'number' ? value : null
  }
  return {
    what: 'mesh',
    // The caller passes entries of these types only.
    act: type.replace('mesh.', '') as MeshChange['act'],
    kind: kinds.find((one) => one === wordOf('access')) ?? 'open',
    session: sessions.find((one) => one === wordOf('session')) ?? 'relay',
    device: wordOf('device') ?? '',
    endsAt: wordOf('endsAt'),
    user: wordOf('user'),
    seconds: countOf('seconds'),
    bytes: countOf('bytes'),
  }
}
