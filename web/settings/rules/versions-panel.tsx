import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RuleVersion, TicketRule } from '#contract/ticket-rules.ts'
import { useConditionWords } from '#web/conditions/index.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { useActionWords, useTriggerWords } from '#web/rules/index.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { type Lines, wordsBetween } from '../parts/words-between.ts'
import css from './rules.module.css'
import { useRollBack } from './use-rules.ts'

/** What the rule was before, each with what it changed, and a way back. */
export function VersionsPanel({ rule, onRestored }: { rule: TicketRule; onRestored: () => void }) {
  const { data, isPending } = useQuery({
    queryKey: keys.ruleVersions(rule.id),
    queryFn: ({ signal }) => api.rules.versions({ params: { id: rule.id }, signal }),
  })
  const words = useLines()
  if (isPending || data === undefined) return <SkeletonLines count={3} />
  const { items } = data
  return (
    <ol className={css.list}>
      {items.map((version, index) => {
        const earlier = items[index + 1]
        return (
          <Version
            key={version.version}
            version={version}
            difference={wordsBetween(earlier && words(earlier), words(version))}
            rule={rule}
            onRestored={onRestored}
          />
        )
      })}
    </ol>
  )
}

function useLines(): (version: RuleVersion) => Lines {
  const [when, does, conditions] = [useTriggerWords(), useActionWords(), useConditionWords()]
  const { t } = useTranslation('rules')
  return ({ name, description, triggers, condition, actions }) => [
    t('says.name', { text: name }),
    ...(description === '' ? [] : [description]),
    ...triggers.map((one) => t('says.when', { text: when(one) })),
    ...(condition === null ? [t('says.always')] : conditions(condition).map((text) => t('says.if', { text }))),
    ...actions.map((one) => t('says.then', { text: does(one) })),
  ]
}

interface VersionProps {
  version: RuleVersion
  difference: ReturnType<typeof wordsBetween>
  rule: TicketRule
  onRestored: () => void
}

function Version({ version, difference, rule, onRestored }: VersionProps) {
  const { t } = useTranslation('rules')
  const { smart } = useFormat()
  const rollBack = useRollBack(rule.id, onRestored)
  const number = version.version
  return (
    <li className={css.item}>
      <p className={css.itemTitle}>
        {t('version', { number, who: version.author?.name ?? t('somebody'), when: smart(version.createdAt) })}
      </p>
      {difference.gone.map((text) => (
        <p key={text} className={css.itemText}>
          <del>{text}</del>
        </p>
      ))}
      {difference.came.map((text) => (
        <p key={text} className={css.itemText}>
          <ins>{text}</ins>
        </p>
      ))}
      {number === rule.version ? (
        <Button size="compact-xs" mt={4} variant="default" disabled>
          {t('current')}
        </Button>
      ) : (
        <ConfirmButton
          size="compact-xs"
          mt={4}
          variant="default"
          loading={rollBack.isPending}
          title={t('restoreTitle', { number })}
          text={t('restoreText')}
          confirmLabel={t('restore')}
          onConfirm={() => rollBack.mutate(number)}
        >
          {t('restore')}
        </ConfirmButton>
      )}
    </li>
  )
}
