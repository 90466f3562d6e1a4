import { Popover, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { authenticationLine } from '#web/lib/authentication-line.ts'
import css from './message-card.module.css'

/** Why a mail is on this ticket, and the mail itself. */
export function WhyHere({
  message,
}: {
  message: Pick<Message, 'matchedBy' | 'receivedId' | 'isAutomatic' | 'isUnverified' | 'authentication' | 'move'>
}) {
  const { t } = useTranslation('tickets')
  const { matchedBy, receivedId, isAutomatic, isUnverified, authentication } = message
  const movedFrom = message.move?.from ?? null
  if (matchedBy === null && movedFrom === null) return null
  // Where it was put by hand counts, no longer what brought it to the ticket before.
  const why = movedFrom === null ? matchedBy && t(`why.${matchedBy}`) : t('why.moved', { number: movedFrom })

  return (
    <Popover width={300} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className={css['why']}>{t('why.button')}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('why.title')}>
        <p className={css['whyText']}>{why}</p>
        {isAutomatic && <p className={css['whyText']}>{t('message.automatic.why')}</p>}
        {isUnverified && <p className={css['whyText']}>{t('message.unverified.why')}</p>}
        {authentication && <p className={css['whyText']}>{authenticationLine(authentication)}</p>}
        {receivedId !== null && (
          <Link className={css['whyLink']} to="/mail" search={{ id: receivedId }}>
            {t('why.mail')}
          </Link>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
