import { Code, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { shellCommand } from '#web/lib/shell-command.ts'
import { isAddress } from '../addresses.ts'
import css from './mail-doors.module.css'

/** How mail gets from the outside to an inbox with this address. */
export function MailDoors({ address }: { address: string }) {
  const { t } = useTranslation('session')
  const inbox = isAddress(address) ? address.trim() : t('setup.inbox.addressPlaceholder')
  return (
    <section className={css.doors}>
      <Title order={2} size="h6">
        {t('setup.inbox.how')}
      </Title>
      <ul className={css.list}>
        <li>{t('setup.inbox.howForward')}</li>
        <li>
          {t('setup.inbox.howCommand')}
          <Code block className={css.command}>
            {shellCommand(`mail deliver --inbox ${inbox}`)}
          </Code>
        </li>
      </ul>
      <p className={css.later}>{t('setup.inbox.howLater')}</p>
    </section>
  )
}
