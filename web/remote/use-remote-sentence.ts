import { useTranslation } from 'react-i18next'
import { remoteKind, remoteReason } from '#contract/remote-session.ts'
import type { HistoryEntry } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'

/** What the history tells of a remote session. */
export interface RemoteChange {
  what: 'remote'
  act: 'asked' | 'granted' | 'refused' | 'timed_out' | 'began' | 'transferred' | 'ended'
  kind: string
  device: string | null
  answeredBy: string | null
  reason: string | null
  bytes: number | null
  /** Of a transfer: whether it was a file or a clipboard, which way it went, and whether all of it arrived. */
  item: string | null
  direction: string | null
  name: string | null
  isWhole: boolean
  /** Of an end: the picture went from browser to browser, uncounted. */
  isDirect: boolean
}

/** Says it as one sentence. */
export function useRemoteSentence(): (change: RemoteChange, who: string) => string {
  const { t } = useTranslation('remote')
  const { bytes } = useFormat()
  return (change, who) => {
    const kind = t(`kind.${remoteKind.catch('share').parse(change.kind)}`)
    const what = change.device === null ? kind : t('event.what', { kind, device: change.device })
    const reason = remoteReason.safeParse(change.reason).data
    const because = reason === undefined ? '' : t(`reason.${reason}`)
    switch (change.act) {
      case 'asked':
        return t('event.asked', { who, what })
      case 'granted':
        return change.answeredBy === null
          ? t('event.unattended', { what })
          : t('event.granted', { by: change.answeredBy, what })
      case 'refused':
        return t('event.refused', { what, because })
      case 'timed_out':
        return t('event.timed_out', { what })
      case 'began':
        return t('event.began', { what })
      case 'transferred':
        return t(`event.${transferWord(change)}`, {
          who,
          what,
          name: change.name ?? '',
          bytes: bytes(change.bytes ?? 0),
          part: change.isWhole ? '' : t('event.part'),
        })
      case 'ended':
        return t(change.isDirect ? 'event.endedDirect' : 'event.ended', {
          what,
          because,
          bytes: bytes(change.bytes ?? 0),
        })
    }
  }
}

function transferWord({ item, direction }: RemoteChange) {
  const isToMachine = direction === 'to_machine'
  if (item === 'clipboard') return isToMachine ? 'clipboardSent' : 'clipboardTaken'
  return isToMachine ? 'fileSent' : 'fileTaken'
}

export function remoteChangeIn({ type, changes }: HistoryEntry): RemoteChange {
  const toOf = (field: string) => changes.find((change) => change.field === field)?.to
  const wordOf = (field: string) => {
    const value = toOf(field)
    return typeof value === 'string' ? value : null
  }
  const bytes = toOf('bytes')
  return {
    what: 'remote',
    // The caller passes entries of these types only.
    act: type.replace('remote.', '') as RemoteChange['act'],
    kind: wordOf('kind') ?? '',
    device: wordOf('device'),
    answeredBy: wordOf('answeredBy'),
    reason: wordOf('reason'),
    bytes: typeof bytes === 'number' ? bytes : null,
    item: wordOf('item'),
    direction: wordOf('direction'),
    name: wordOf('name'),
    isWhole: toOf('isWhole') === true,
    isDirect: toOf('isDirect') === true,
  }
}
