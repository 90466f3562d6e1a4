import { useTranslation } from 'react-i18next'
import type { MailAuthentication } from '#contract/mail-authentication.ts'
import { authenticationLine } from '#web/lib/authentication-line.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './mail-detail.module.css'
import type { WholeMail } from './mail-detail.tsx'

export function MailFacts({ mail }: { mail: WholeMail }) {
  const facts = useFacts(mail)
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useFacts({ parsed, ...mail }: WholeMail): [string, string][] {
  const { t } = useTranslation('mail')
  const format = useFormat()
  const verdict = useVerdict(mail.authentication)
  const files = parsed?.attachments.map((file) => `${file.filename} (${format.bytes(file.size)})`) ?? []
  const sign = parsed?.automaticReason
  const machine = sign ? t('detail.automaticBy', { sign }) : t('detail.automatic')
  const facts: [string, string | null | undefined][] = [
    [t('detail.to'), mail.to.join(', ')],
    [t('detail.cc'), parsed?.cc.map((one) => one.address).join(', ')],
    [t('detail.source'), `${t(`source.${mail.source}`)} · ${t('detail.copies', { count: mail.copies })}`],
    [t('detail.authentication'), verdict],
    [t('detail.size'), format.bytes(mail.size)],
    [t('detail.filters'), format.list(mail.filters)],
    [t('detail.attachments'), files.join(', ')],
    [t('detail.messageId'), mail.messageId],
    [t('detail.inReplyTo'), parsed?.inReplyTo],
    [t('col.from'), parsed?.isAutomatic ? machine : undefined],
  ]
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}

/** Whether the sender is proven, and by what. */
function useVerdict(found: MailAuthentication | null): string | undefined {
  const { t } = useTranslation('mail')
  if (found === null) return undefined
  const said = { verdict: t(`verdict.${found.verdict}`), results: authenticationLine(found) }
  return found.server === null ? t('verdict.bySelf', said) : t('verdict.byServer', { ...said, server: found.server })
}
