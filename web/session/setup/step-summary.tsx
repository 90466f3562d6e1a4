import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languageNames } from '#web/lib/language.ts'
import { describeTimeZone } from '../time-zones.ts'
import type { SetupDraft, SetupStep } from './setup-draft.ts'
import css from './step-summary.module.css'
import type { Setup } from './use-setup.ts'

export function StepSummary({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  const lines = useSummary(setup.draft)
  return (
    <dl className={css.summary}>
      {lines.map(({ step, values }) => (
        <div key={step} className={css.line}>
          <dt>{t(`setup.${step}.title`)}</dt>
          <dd>
            {values.map((value) => (
              <span key={value} className={css.value}>
                {value}
              </span>
            ))}
          </dd>
          <dd>
            <Anchor
              component="button"
              type="button"
              size="sm"
              aria-label={t('setup.changeStep', { step: t(`setup.${step}.title`) })}
              onClick={() => setup.goTo(step)}
            >
              {t('setup.change')}
            </Anchor>
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Asked = Exclude<SetupStep, 'summary'>

function useSummary(draft: SetupDraft): { step: Asked; values: string[] }[] {
  const { t } = useTranslation('session')
  const team = draft.teamName.trim() === '' ? t('setup.summary.noTeam') : draft.teamName
  const sample = draft.withSampleData ? t('setup.sample.with') : t('setup.sample.without')
  const zone = describeTimeZone(draft.timeZone).city
  return [
    { step: 'desk', values: [draft.deskName, languageNames[draft.language], zone] },
    { step: 'administrator', values: [draft.administratorName, draft.administratorEmail] },
    { step: 'inbox', values: [draft.inboxName, draft.inboxAddress, team] },
    { step: 'sample', values: [sample] },
  ]
}
