import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { type Shortcut, useShortcuts } from '#web/lib/keys.ts'
import { focusField, type KeyedField } from './side/field-ids.ts'
import type { TicketActions } from './use-ticket-actions.ts'

interface Places {
  write: (kind: 'reply' | 'note') => void
  merge: () => void
  follow: () => void
  macros: () => void
  /** Absent where it may not be said. */
  major: (() => void) | undefined
  /** Absent while there is no solution to write down. */
  article: (() => void) | undefined
  /** Brings the properties on screen, where they are folded away. */
  showFields: () => void
}

export function useTicketKeys(
  ticket: Ticket,
  actions: TicketActions,
  { write, merge, follow, macros, major, article, showFields }: Places,
): void {
  const { t } = useTranslation('tickets')
  const { t: majorWords } = useTranslation('major')
  const group = t('keys.group')
  const one = (keys: string, label: string, run: (() => void) | false | undefined): Shortcut[] =>
    run ? [{ keys, label, group, run }] : []
  const field = (name: KeyedField) => () => {
    showFields()
    window.setTimeout(() => focusField(ticket.number, name))
  }
  const { can } = ticket

  useShortcuts([
    ...one('r', t('keys.reply'), can.reply && (() => write('reply'))),
    ...one('n', t('keys.note'), can.note && (() => write('note'))),
    ...one('e', t('keys.solve'), actions.solve),
    ...one('a', t('keys.assign'), can.change && field('assignee')),
    ...one('i', t('keys.mine'), actions.assignToMe),
    ...one('s', t('keys.status'), can.change && field('status')),
    ...one('p', t('keys.priority'), can.change && field('priority')),
    ...one('m', t('keys.macros'), can.note && macros),
    ...one('#', t('keys.merge'), can.note && merge),
    ...one('!', majorWords('declare'), major),
    ...one('b', t('articles.write'), article),
    ...one('w', t('follow.key'), follow),
    ...one('t', t('keys.tags'), can.change && field('tags')),
  ])
}
