import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DnsRecord, DomainAdvice } from '#contract/sending.ts'
import { Loading } from '#web/ui/loading.tsx'
import { adviceQuery } from '../queries.ts'
import { RecordBox } from './record-box.tsx'
import css from './settings.module.css'

/** What others find in the DNS about the domain of an inbox, and what to change. */
export function AdviceSection({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation('sending')
  const advice = useQuery(adviceQuery(inboxId))
  return (
    <section>
      <h3 className={css.title}>{t('settings.advice')}</h3>
      <p className={css.text}>{t('settings.adviceText')}</p>
      <Loading query={advice}>
        {({ spf, dkim, dmarc }) => (
          <ul className={css.findings} aria-live="polite">
            <Finding words={t(`spf.${spf.status}`)} finding={spf} />
            <Finding words={t(`dkim.${dkim.status}`)} finding={dkim} />
            <Finding words={t(`dmarc.${dmarc.status}`)} finding={dmarc} />
          </ul>
        )}
      </Loading>
      <Button size="xs" variant="default" loading={advice.isRefetching} onClick={() => void advice.refetch()}>
        {t('settings.adviceAgain')}
      </Button>
    </section>
  )
}

interface FindingProps {
  words: string
  finding: {
    status: DomainAdvice[keyof Omit<DomainAdvice, 'domain'>]['status']
    found: string | null
    record: DnsRecord | null
  }
}

function Finding({ words, finding: { status, found, record } }: FindingProps) {
  const { t } = useTranslation('sending')
  const tone = toneOf(status)
  const Icon = icons[tone]
  return (
    <li className={css.finding} data-tone={tone}>
      <Icon size={17} aria-hidden />
      <div>
        <p>{words}</p>
        {found !== null && (
          <p className={css.text}>
            {t('settings.found')} <code className={css.code}>{found}</code>
          </p>
        )}
        {record !== null && (
          <>
            <p className={css.text}>{t('settings.publish')}</p>
            <RecordBox record={record} />
          </>
        )}
      </div>
    </li>
  )
}

const icons = { good: IconCheck, warn: IconAlertTriangle, none: IconHelpCircle } as const

function toneOf(status: FindingProps['finding']['status']): keyof typeof icons {
  if (status === 'ok' || status === 'by_provider') return 'good'
  return status === 'no_answer' || status === 'no_key' ? 'none' : 'warn'
}
