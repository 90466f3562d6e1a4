import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type SetupStep, setupSteps } from './setup-draft.ts'
import css from './setup-progress.module.css'
import type { Setup } from './use-setup.ts'

/** Where one is: a list of the steps on wide screens, a line on small ones. */
export function SetupProgress({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  const current = setupSteps.indexOf(setup.step)
  return (
    <div className={css.progress} data-step={setup.step}>
      <p className={css.greeting}>{t('setup.greeting')}</p>
      <p className={css.text}>{t('setup.greetingText')}</p>
      <p className={css.position} aria-live="polite">
        {t('setup.progress', { step: current + 1, total: setupSteps.length })}
      </p>
      <ol className={css.steps} aria-label={t('setup.steps')}>
        {setupSteps.map((step, index) => (
          <Step
            key={step}
            step={step}
            number={index + 1}
            state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
            onGo={() => setup.goTo(step)}
          />
        ))}
      </ol>
    </div>
  )
}

interface StepProps {
  step: SetupStep
  number: number
  state: 'done' | 'current' | 'ahead'
  onGo: () => void
}

function Step({ step, number, state, onGo }: StepProps) {
  const { t } = useTranslation('session')
  const name = step === 'summary' ? t('setup.summaryStep') : t(`setup.${step}.title`)
  return (
    <li className={css.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={css.dot}>
        {state === 'done' ? <IconCheck size={15} stroke={2.5} aria-label={t('setup.done')} /> : number}
      </span>
      {state === 'done' ? (
        <button type="button" className={css.name} onClick={onGo}>
          {name}
        </button>
      ) : (
        <span className={css.name}>{name}</span>
      )}
    </li>
  )
}
