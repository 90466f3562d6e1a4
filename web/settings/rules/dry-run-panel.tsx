import { Alert, Anchor, Button, Progress } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleDryRunTicket } from '#contract/ticket-rules.ts'
import { FindingList } from '#web/conditions/index.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { kindOf, triggerOf } from '#web/rules/index.ts'
import css from './rules.module.css'
import type { DryRun } from './use-dry-run.ts'
import { useRunChangeWords } from './use-run-change-words.ts'
import { useWarningWords } from './use-warning-words.ts'

interface Props {
  run: DryRun | undefined
  onStart: () => void
  onStop: () => void
}

const step = 25

/** What the rule would have done to the tickets of the last 30 days, and why. */
export function DryRunPanel({ run, onStart, onStop }: Props) {
  const { t } = useTranslation('rules')
  const errorText = useErrorText()
  const warnings = useWarningWords()
  return (
    <section className={css.panel} aria-label={t('try.title')}>
      <h3 className={css.title}>{t('try.title')}</h3>
      <p className={css.help}>{t('try.text')}</p>
      {run?.isRunning ? (
        <Button size="xs" variant="default" leftSection={<IconPlayerStop size={15} aria-hidden />} onClick={onStop}>
          {t('try.stop')}
        </Button>
      ) : (
        <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={onStart}>
          {run === undefined ? t('try.start') : t('try.again')}
        </Button>
      )}
      {run && (
        <>
          <Progress
            mt="sm"
            size="sm"
            value={run.total === 0 ? 0 : (run.done / run.total) * 100}
            aria-label={t('try.progress', { done: run.done, total: run.total })}
          />
          {run.error !== undefined && (
            <Alert mt="sm" color="red" variant="light" role="alert">
              {errorText(run.error)}
            </Alert>
          )}
          {run.isBroken && (
            <Alert mt="sm" color="yellow" role="alert">
              {t('try.broken')}
            </Alert>
          )}
          {run.warnings.map((warning) => (
            <p key={warnings(warning)} className={css.warning}>
              {warnings(warning)}
            </p>
          ))}
          <Summary run={run} />
          <Tickets tickets={run.tickets} />
        </>
      )}
    </section>
  )
}

function Summary({ run }: { run: DryRun }) {
  const { t } = useTranslation('rules')
  const { end } = run
  const held = new Set(run.tickets.map(({ number }) => number)).size
  const parts = [
    t('try.held', { count: held }),
    end === undefined
      ? t('try.progress', { done: run.done, total: run.total })
      : t('try.looked', { count: end.tickets }),
  ]
  return (
    <p className={css.summary} role="status">
      {parts.join(' · ')}
      {end?.isPart && ` ${t('try.part')}`}
    </p>
  )
}

function Tickets({ tickets }: { tickets: RuleDryRunTicket[] }) {
  const { t } = useTranslation('rules')
  const [shown, setShown] = useState(step)
  if (tickets.length === 0) return null
  return (
    <>
      <ul className={css.list}>
        {tickets.slice(0, shown).map((ticket) => (
          <TriedTicket key={`${ticket.number}:${ticket.at}:${ticket.trigger}`} ticket={ticket} />
        ))}
      </ul>
      {tickets.length > shown && (
        <Button size="xs" mt="xs" variant="default" onClick={() => setShown(shown + step)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function TriedTicket({ ticket }: { ticket: RuleDryRunTicket }) {
  const { t } = useTranslation('rules')
  const { smart } = useFormat()
  const changes = useRunChangeWords()
  const does = [...changes(ticket.changes), ...ticket.deeds.map((kind) => t(`action.${kindOf(kind)}`))]
  return (
    <li className={css.item}>
      <p className={css.itemTitle}>
        <Anchor href={`/desk/tickets/${ticket.number}`} target="_blank" inherit>
          #{ticket.number} {ticket.subject}
        </Anchor>
      </p>
      <p className={css.itemText}>
        {t('try.at', { when: smart(ticket.at), what: t(`trigger.${triggerOf(ticket.trigger)}`) })}
      </p>
      <p className={css.itemText}>{does.length === 0 ? t('try.nothing') : does.join(' · ')}</p>
      {ticket.findings.length > 0 && (
        <details className={css.why}>
          <summary>{t('why.button')}</summary>
          <FindingList findings={ticket.findings} />
        </details>
      )}
    </li>
  )
}
