import { IconCheck, IconCircleDashed, IconLoader2, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { InboxProof, ProofStep } from '#contract/proofs.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './connect.module.css'

const icons = {
  pending: IconCircleDashed,
  running: IconLoader2,
  ok: IconCheck,
  failed: IconX,
  skipped: IconMinus,
} as const satisfies Record<ProofStep['state'], unknown>

/** How far the proof has got, and for what failed: what, what the other side said, and what to do. */
export function ProofSteps({ proof }: { proof: InboxProof }) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const time = proof.deadlineAt === null ? '' : format.time(proof.deadlineAt)
  return (
    <>
      <p className={css.lead} role="status">
        {proof.state === 'waiting' ? t('proof.waiting', { time }) : t(`proof.${proof.state}`)}
      </p>
      <ol className={css.steps} aria-label={t('connect.progress')}>
        {proof.steps.map((step) => (
          <Step key={step.key} step={step} />
        ))}
      </ol>
    </>
  )
}

function Step({ step }: { step: ProofStep }) {
  const { t } = useTranslation('sending')
  const Icon = icons[step.state]
  return (
    <li className={css.step} data-state={step.state}>
      <span className={css.icon}>
        <Icon size={17} aria-hidden className={step.state === 'running' ? css.spin : undefined} />
      </span>
      <span>{t(`step.${step.key}`)}</span>
      <span className={css.stateWord}>{t(`state.${step.state}`)}</span>
      {step.state === 'failed' && <Why step={step} />}
    </li>
  )
}

function Why({ step: { key, fault, said } }: { step: ProofStep }) {
  const { t } = useTranslation('sending')
  const hasServer = !(key === 'send' && !said)
  return (
    <div className={css.why}>
      {hasServer && <p>{t(`fault.${fault ?? 'server'}`)}</p>}
      {said && (
        <p>
          {t('proof.said')} <span className={css.said}>{said}</span>
        </p>
      )}
      <p>{t(hasServer ? `advice.${adviceFor(fault)}` : 'advice.noServer')}</p>
    </div>
  )
}

function adviceFor(fault: ProofStep['fault']) {
  return fault ?? 'server'
}
