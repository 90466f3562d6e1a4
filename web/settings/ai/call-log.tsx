import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AiCall } from '#contract/ai.ts'
import { aiFeature } from '#contract/ai.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import log from '../parts/log.module.css'
import rows from '../parts/rows.module.css'
import { TicketNumber } from '../parts/ticket-number.tsx'

/** Every call of the last thirty days, with all that went out and came back. */
export function CallLog() {
  const { t } = useTranslation('settings')
  const calls = useInfiniteQuery({
    queryKey: keys.aiCalls,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.ai.calls({ query: { limit: 20, cursor: pageParam }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return (
    <section aria-label={t('ai.log')}>
      <h2>{t('ai.log')}</h2>
      <Loading query={calls}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <EmptyState icon={<IconSparkles size={26} />} title={t('ai.logNone')} text={t('ai.logNoneText')} />
          return (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <Call call={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {calls.hasNextPage && (
        <Button variant="default" mt="sm" loading={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
          {t('ai.logMore')}
        </Button>
      )}
    </section>
  )
}

function Call({ call }: { call: AiCall }) {
  const { t } = useTranslation('settings')
  const { dateTime, number } = useFormat()
  const feature = aiFeature.safeParse(call.feature)
  const tokens = (call.promptTokens ?? 0) + (call.completionTokens ?? 0)
  const facts = [
    dateTime(call.createdAt),
    call.person?.name ?? '',
    call.host,
    call.model,
    t(call.outcome === null ? 'ai.outcome.running' : `ai.outcome.${call.outcome}`),
    tokens > 0 ? t('ai.tokens', { count: tokens, tokens: number(tokens) }) : '',
  ].filter((fact) => fact !== '')
  return (
    <details>
      <summary>
        <strong>{feature.success ? t(`ai.feature.${feature.data}`) : t('ai.test')}</strong>{' '}
        {call.ticketNumber !== null && <TicketNumber number={call.ticketNumber} />} <span>{facts.join(' · ')}</span>
      </summary>
      {call.sent.map(({ role, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was sent never changes its order
        <div key={place}>
          <p className={log.label}>{t('ai.sentAs', { role })}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts are scrolled by keyboard too */}
          <pre className={log.code} tabIndex={0}>
            {text}
          </pre>
        </div>
      ))}
      {call.received !== null && (
        <>
          <p className={log.label}>{t('ai.received')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts are scrolled by keyboard too */}
          <pre className={log.code} tabIndex={0}>
            {call.received}
          </pre>
        </>
      )}
      {call.detail !== null && <p className={log.label}>{call.detail}</p>}
    </details>
  )
}
