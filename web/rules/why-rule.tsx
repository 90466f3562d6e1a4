import { Popover, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { RuleVocabulary } from './rule-vocabulary.tsx'
import { RunReasons } from './run-reasons.tsx'
import css from './why-rule.module.css'

/** Why a rule changed a ticket: what it asked, and what it found. */
export function WhyRule({ number, runId }: { number: number; runId: string }) {
  const { t } = useTranslation('rules')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover width={340} position="bottom" shadow="md" withArrow trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <UnstyledButton className={css.button} onClick={() => setOpen(!isOpen)}>
          {t('why.button')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('why.title')}>
        {isOpen && (
          <RuleVocabulary>
            <Why number={number} runId={runId} />
          </RuleVocabulary>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function Why({ number, runId }: { number: number; runId: string }) {
  const { t } = useTranslation('rules')
  const { data, isPending } = useQuery({
    queryKey: keys.ruleRun(number, runId),
    queryFn: ({ signal }) => api.rules.ofTicket({ params: { number }, query: { id: runId }, signal }),
  })
  if (isPending) return <SkeletonLines count={3} />
  const run = data?.items[0]
  return run === undefined ? <p className={css.text}>{t('why.forgotten')}</p> : <RunReasons run={run} />
}
