import { NumberInput, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#contract/common.ts'
import type { MailTemplateKind } from '#contract/mail-templates.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { MessageFrame } from '#web/ui/message-frame.tsx'
import css from './mails.module.css'

interface Props {
  kind: MailTemplateKind
  language: Language
  content: { subject: string | null; bodyHtml: string }
  isInOrder: boolean
}

/** The mail that these words make, of a ticket of one's choice. */
export function TemplatePreview({ kind, language, content, isInOrder }: Props) {
  const { t } = useTranslation('settings')
  const errorText = useErrorText()
  const [ticket, setTicket] = useState<number>()
  const [look, setLook] = useState<string>('html')
  const [body] = useDebouncedValue({ ...content, ...(ticket !== undefined && { ticketNumber: ticket }) }, 350)
  const { data, error } = useQuery({
    queryKey: [...keys.mailTemplates, 'preview', kind, language, body],
    queryFn: ({ signal }) => api.mailTemplates.preview({ params: { kind, language }, body, signal }),
    enabled: isInOrder,
    placeholderData: keepPreviousData,
    retry: false,
  })

  return (
    <section className={css.preview} aria-label={t('mails.preview')}>
      <div className={css.previewHead}>
        <div className={css.previewWords}>
          <h2 className={css.previewTitle}>{t('mails.preview')}</h2>
          <p className={css.dim}>{t('mails.previewText')}</p>
        </div>
        <NumberInput
          className={css.number ?? ''}
          size="xs"
          label={t('mails.ticket')}
          placeholder={t('mails.newest')}
          min={1}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={ticket ?? ''}
          onChange={(next) => setTicket(typeof next === 'number' && next > 0 ? next : undefined)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('mails.preview')}
          data={[
            { value: 'html', label: t('mails.asHtml') },
            { value: 'text', label: t('mails.asText') },
          ]}
          value={look}
          onChange={setLook}
        />
      </div>
      <div className={css.mail}>
        {error && isInOrder && (
          <p className={css.error} role="alert">
            {errorText(error)}
          </p>
        )}
        {!isInOrder && <p className={css.dim}>{t('mails.previewWait')}</p>}
        {data && isInOrder && !error && (
          <>
            <p className={css.mailSubject}>{data.subject}</p>
            {look === 'text' ? (
              <pre className={css.plain}>{data.text}</pre>
            ) : (
              <MessageFrame html={data.html} attachments={[]} showRemoteImages={false} showQuoted />
            )}
          </>
        )}
      </div>
    </section>
  )
}
