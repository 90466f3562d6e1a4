import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketStatus } from '#contract/tickets.ts'
import { isPast, nameOf, type Stage, stageOf, stages } from './stage.ts'
import css from './stage-line.module.css'

interface Props {
  status: TicketStatus
  /** Whether it is the request of who looks at it. */
  isOwn: boolean
}

/** The whole line, with the name of each step. */
export function StageLine({ status, isOwn }: Props) {
  const { t } = useTranslation('portal')
  const now = stageOf(status)
  return (
    <ol className={css['line']} aria-label={t('stage.label')} data-now={now} data-own={isOwn}>
      {stages.map((stage) => (
        <li
          key={stage}
          className={css['step']}
          data-state={stateOf(stage, now)}
          aria-current={stage === now ? 'step' : undefined}
        >
          <span className={css['dot']} aria-hidden>
            {(isPast(stage, now) || now === 'solved') && <IconCheck size={13} stroke={3} />}
          </span>
          <span className={css['name']}>{t(nameOf(stage, isOwn))}</span>
          {isPast(stage, now) && <span className="visually-hidden">({t('stage.done')})</span>}
        </li>
      ))}
    </ol>
  )
}

/** The line in little, with the name of the step it has come to. */
export function StageBar({ status, isOwn }: Props) {
  const { t } = useTranslation('portal')
  const now = stageOf(status)
  const name = t(nameOf(now, isOwn))
  return (
    <span className={css['bar']} data-now={now} data-own={isOwn}>
      <span
        className={css['segments']}
        role="img"
        aria-label={t('stage.line', { step: stages.indexOf(now) + 1, stage: name })}
      >
        {stages.map((stage) => (
          <i key={stage} data-state={stateOf(stage, now)} />
        ))}
      </span>
      <span className={css['barName']} aria-hidden>
        {name}
      </span>
    </span>
  )
}

function stateOf(stage: Stage, now: Stage): 'past' | 'now' | 'ahead' {
  if (stage === now) return 'now'
  return isPast(stage, now) ? 'past' : 'ahead'
}
