import { useTranslation } from 'react-i18next'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import css from './mail-detail.module.css'
import type { WholeMail } from './mail-detail.tsx'

/** What the reader made of the mail; pictures from outside are not fetched. */
export function ParsedText({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation('mail')
  const { parsed } = mail
  if (!parsed) return <p className={css.note}>{t('detail.unread')}</p>
  if (parsed.bodyHtml) return <MessageFrame html={parsed.bodyHtml} attachments={[]} showQuoted />
  if (parsed.bodyText.trim() === '') return <p className={css.note}>{t('detail.noText')}</p>
  return <pre className={css.text}>{parsed.bodyText}</pre>
}
