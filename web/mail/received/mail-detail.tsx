import { Stack, Tabs } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { mail as mailContract } from '#contract/mail.ts'
import { useFormat } from '#web/lib/format.ts'
import { OutcomePill } from '../outcome-pill.tsx'
import { TicketLink } from '../ticket-link.tsx'
import { DecisionHistory } from './decision-history.tsx'
import { MailActs } from './mail-acts.tsx'
import css from './mail-detail.module.css'
import { MailFacts } from './mail-facts.tsx'
import { MailHeaders } from './mail-headers.tsx'
import { ParsedText } from './parsed-text.tsx'
import { RawSource } from './raw-source.tsx'
import { useReasonText } from './use-reason-text.ts'

export type WholeMail = z.infer<typeof mailContract.get.result>

export function MailDetail({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation('mail')
  const format = useFormat()
  const reasonText = useReasonText()
  return (
    <Stack gap="lg">
      <div>
        <h3 className={css.subject}>{mail.subject || t('noSubject')}</h3>
        <p className={css.from}>{[mail.from, format.dateTime(mail.receivedAt)].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={css.outcome}>
        <div>
          <OutcomePill outcome={mail.outcome} />
          <TicketLink number={mail.ticketNumber} />
        </div>
        <p>{reasonText(mail)}</p>
      </div>
      {mail.error && (
        <section className={css.fault}>
          <h4 className={css.faultTitle}>
            <IconAlertTriangle size={17} aria-hidden /> {t('detail.error')}
          </h4>
          <span className={css.error}>{mail.error}</span>
        </section>
      )}
      <MailActs mail={mail} />
      <Tabs defaultValue={mail.parsed ? 'read' : 'raw'} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="read">{t('detail.asRead')}</Tabs.Tab>
          <Tabs.Tab value="facts">{t('detail.facts')}</Tabs.Tab>
          <Tabs.Tab value="headers">{t('detail.headers')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('detail.history')}</Tabs.Tab>
          <Tabs.Tab value="raw">{t('detail.raw')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="read">
          <ParsedText mail={mail} />
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          <MailFacts mail={mail} />
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <MailHeaders mail={mail} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <DecisionHistory decisions={mail.decisions} />
        </Tabs.Panel>
        <Tabs.Panel value="raw">
          <RawSource id={mail.id} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
