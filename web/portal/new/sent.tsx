import { Button } from '@mantine/core'
import { IconMailCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'

export interface SentRequest {
  number: number
  email: string
}

interface Props {
  request: SentRequest
  onAnother: () => void
  /** In the widget, whose start is no page of its own. */
  onHome?: () => void
}

/** Who wrote without signing in follows the request by mail. */
export function Sent({ request, onAnother, onHome }: Props) {
  const { t } = useTranslation('portal')
  return (
    <div role="status">
      <Notice
        tone="good"
        icon={<IconMailCheck size={32} />}
        title={t('sent.title')}
        text={
          <>
            <p>
              <strong>{t('sent.text', { number: request.number })}</strong>
            </p>
            <p>{t('sent.mail', { email: request.email })}</p>
            <p>{t('sent.noMail')}</p>
          </>
        }
        action={
          <>
            {onHome ? (
              <Button onClick={onHome}>{t('notFound.home')}</Button>
            ) : (
              <LinkButton to="/">{t('notFound.home')}</LinkButton>
            )}
            <Button variant="default" onClick={onAnother}>
              {t('sent.another')}
            </Button>
          </>
        }
      />
    </div>
  )
}
