import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { AddressField } from './address-field.tsx'
import type { DraftContent } from './draft-content.ts'
import css from './recipients.module.css'
import type { Composer } from './use-composer.ts'

interface Props {
  ticket: Ticket
  composer: Composer
  content: DraftContent
}

/** Whom the reply goes to: everybody who takes part, until somebody says otherwise. */
export function Recipients({ ticket, composer, content }: Props) {
  const { t } = useTranslation('tickets')
  const [opened, setOpened] = useState<'cc' | 'bcc'>()
  const { to, cc, bcc } = content
  const showsCc = cc.length > 0 || opened === 'cc'
  const showsBcc = bcc.length > 0 || opened === 'bcc'

  return (
    <div className={css['recipients']}>
      <div className={css['first']}>
        {ticket.requester.email === null && to.length === 0 ? (
          <span className={css['noAddress']}>
            {t('composer.toLine', { to: ticket.requester.name })} {t('composer.noAddress')}
          </span>
        ) : (
          <AddressField label={t('composer.to')} addresses={to} onChange={(next) => composer.change({ to: next })} />
        )}
        <ReplyToAll composer={composer} content={content} />
        {!showsCc && (
          <button type="button" className={css['more']} onClick={() => setOpened('cc')}>
            {t('composer.addCc')}
          </button>
        )}
        {!showsBcc && (
          <button type="button" className={css['more']} onClick={() => setOpened('bcc')}>
            {t('composer.addBcc')}
          </button>
        )}
      </div>
      {showsCc && (
        <AddressField
          label={t('composer.cc')}
          addresses={cc}
          onChange={(next) => composer.change({ cc: next })}
          startsFocused={opened === 'cc'}
        />
      )}
      {showsBcc && (
        <AddressField
          label={t('composer.bcc')}
          addresses={bcc}
          onChange={(next) => composer.change({ bcc: next })}
          startsFocused={opened === 'bcc'}
        />
      )}
      <LeftOut composer={composer} content={content} />
    </div>
  )
}

/** Where several take part: to all of them, or to the requester alone. */
function ReplyToAll({ composer, content }: Omit<Props, 'ticket'>) {
  const { t } = useTranslation('tickets')
  const { usual } = composer
  if (usual.cc.length === 0) return null
  const isToAll = usual.cc.every((address) => content.cc.includes(address))
  return (
    <button
      type="button"
      className={css['more']}
      onClick={() => composer.change({ to: usual.to, cc: isToAll ? [] : usual.cc })}
    >
      {t(isToAll ? 'composer.onlyRequester' : 'composer.toAll')}
    </button>
  )
}

/** Who takes part but does not get this reply: they stay on the ticket, unless they are taken off it. */
function LeftOut({ composer, content }: Omit<Props, 'ticket'>) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const named = new Set([...content.to, ...content.cc, ...content.bcc])
  const left = composer.usual.cc.filter((address) => !named.has(address))
  if (left.length === 0) return null
  const isDropped = left.every((address) => content.dropped.includes(address))
  return (
    <p className={css['left']} role="status">
      {t(isDropped ? 'composer.dropped' : 'composer.leftOut', { count: left.length, names: list(left) })}
      <button type="button" className={css['more']} onClick={() => composer.change({ dropped: isDropped ? [] : left })}>
        {t(isDropped ? 'composer.keep' : 'composer.drop')}
      </button>
    </p>
  )
}
