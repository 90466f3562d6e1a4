import { useTranslation } from 'react-i18next'
import type { RuleRun } from '#contract/ticket-rules.ts'
import { FindingList } from '#web/conditions/index.ts'
import { kindOf, triggerOf } from './known-words.ts'
import css from './why-rule.module.css'

/** A run of a rule: which version was asked when, what it found, and what it could not do. */
export function RunReasons({ run }: { run: RuleRun }) {
  const { t } = useTranslation('rules')
  const skipped = run.deeds.filter((deed) => deed.skipped !== null)
  return (
    <>
      <p className={css.text}>
        {t('why.rule', { name: run.name, version: run.version, when: t(`trigger.${triggerOf(run.trigger)}`) })}
      </p>
      {run.ledBy && <p className={css.text}>{t('why.ledBy', { name: run.ledBy })}</p>}
      {run.findings.length === 0 ? (
        <p className={css.text}>{t('why.always')}</p>
      ) : (
        <FindingList findings={run.findings} />
      )}
      {run.outcome !== 'done' && (
        <p className={css.text}>{t(`outcome.${run.outcome}`, { reason: run.reason ?? '' })}</p>
      )}
      {skipped.map((deed) => (
        <p key={`${deed.kind}:${deed.skipped}`} className={css.text}>
          {t('why.skipped', { what: t(`action.${kindOf(deed.kind)}`), reason: t(`skipped.${deed.skipped ?? 'gone'}`) })}
        </p>
      ))}
    </>
  )
}
