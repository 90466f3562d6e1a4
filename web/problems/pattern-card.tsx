import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pattern } from '#contract/patterns.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { DecideDialog } from './decide-dialog.tsx'
import { PatternArticles } from './pattern-articles.tsx'
import { PatternTickets } from './pattern-tickets.tsx'
import css from './problems.module.css'
import { SparkLine } from './spark-line.tsx'
import { useDraftRule } from './use-draft-rule.ts'
import { usePatternAnnouncement } from './use-pattern-announcement.tsx'
import { useReopenPattern } from './use-patterns.ts'
import { useWriteArticle } from './use-write-article.ts'

/** What came more often than usual: why it is shown, whom it concerns, and what to do about it. */
export function PatternCard({ pattern }: { pattern: Pattern }) {
  const { t } = useTranslation('problems')
  const { list } = useFormat()
  const [asking, setAsking] = useState<'problem' | 'dismiss'>()
  const [isOpen, setOpen] = useState(false)
  const reopen = useReopenPattern(pattern.id)
  const name = list(pattern.words)
  return (
    <li className={css['card']}>
      <div className={css['head']}>
        <h2 className={css['name']}>{name}</h2>
        <SparkLine perDay={pattern.perDay} />
      </div>
      <Facts pattern={pattern} />
      <PatternArticles words={pattern.words} />
      {pattern.reason !== null && <p className={css['quiet']}>{t('pattern.reason', { reason: pattern.reason })}</p>}
      {pattern.problemNumber !== null && (
        <Link to="/problems/$number" params={{ number: String(pattern.problemNumber) }}>
          {t('pattern.problem', { number: pattern.problemNumber })}
        </Link>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={css['summary']}>{t('pattern.samples')}</summary>
        {isOpen && <PatternTickets pattern={pattern} />}
      </details>
      <Group gap="xs">
        {pattern.state !== 'turned' && (
          <Button size="compact-sm" onClick={() => setAsking('problem')}>
            {t('pattern.toProblem')}
          </Button>
        )}
        <FurtherSteps pattern={pattern} name={name} />
        {pattern.state === 'open' && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking('dismiss')}>
            {t('pattern.dismiss')}
          </Button>
        )}
        {pattern.state === 'dismissed' && (
          <Button size="compact-sm" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
            {t('pattern.reopen')}
          </Button>
        )}
      </Group>
      {asking && <DecideDialog id={pattern.id} name={name} what={asking} onClose={() => setAsking(undefined)} />}
    </li>
  )
}

/** What else comes of a pattern: an article that answers it, or a rule that takes care of it. */
function FurtherSteps({ pattern, name }: { pattern: Pattern; name: string }) {
  const { t } = useTranslation('problems')
  const me = useMe()
  const article = useWriteArticle()
  const rule = useDraftRule(pattern)
  const announce = usePatternAnnouncement(pattern, name)
  if (pattern.words.length === 0) return null
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={article.isPending}
        onClick={() => article.mutate({ title: name, paragraphs: [] })}
      >
        {t('toArticle')}
      </Button>
      {announce.button}
      {me.role === 'admin' && (
        <Button size="compact-sm" variant="default" loading={rule.isPending} onClick={() => rule.mutate(name)}>
          {t('toRule')}
        </Button>
      )}
    </>
  )
}

function Facts({ pattern }: { pattern: Pattern }) {
  const { t } = useTranslation('problems')
  const { list, number, relative } = useFormat()
  const { trend, organizations, teams, devices, languages } = pattern
  const counted = (items: { name: string; count: number }[]) =>
    list(items.map(({ name, count }) => t('pattern.counted', { name, count })))
  const spoken = languages.map(({ language, count }) => ({ name: t(`language.${language}`), count }))
  const usual = number(Math.round(trend.usual * 10) / 10)
  return (
    <div>
      <p className={css['quiet']}>{t('pattern.why.hours', { count: trend.count, hours: trend.hours, usual })}</p>
      <p className={css['quiet']}>
        {t('pattern.requesters', { count: pattern.requesterCount })} ·{' '}
        {t('pattern.tickets', { count: pattern.ticketCount })} · {t('pattern.last', { ago: relative(pattern.lastAt) })}
      </p>
      {organizations.length > 0 && (
        <p className={css['quiet']}>{t('pattern.affected', { names: counted(organizations) })}</p>
      )}
      {devices.length > 0 && <p className={css['quiet']}>{t('pattern.devices', { names: counted(devices) })}</p>}
      {teams.length > 0 && <p className={css['quiet']}>{t('pattern.teams', { names: counted(teams) })}</p>}
      {languages.length > 1 && <p className={css['quiet']}>{t('pattern.languages', { names: counted(spoken) })}</p>}
    </div>
  )
}
