import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Clock, ClockReason, ExplainedSpan } from '#contract/clocks.ts'
import { api } from '#web/lib/api.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { useMoment } from '../use-moment.ts'
import css from './clocks.module.css'
import { useWhen } from './use-when.ts'

interface Props {
  number: number
  clock: Clock
  onClose: () => void
}

/** The arithmetic of a clock: what was promised, what was counted, and what was not and why. */
export function WhyDialog({ number, clock, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { kind, run } = clock
  const reason = useQuery({
    queryKey: [...keys.clocks(number), kind, run],
    queryFn: ({ signal }) => api.clocks.why({ params: { number, kind }, query: { run }, signal }),
    staleTime: 0,
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('clocks.why.title', { clock: common(`clock.${kind}`) })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Loading query={reason}>{(data) => <Arithmetic reason={data} />}</Loading>
    </Modal>
  )
}

function Arithmetic({ reason }: { reason: ClockReason }) {
  const { t } = useTranslation('tickets')
  const { duration } = useFormat()
  const outcome = useOutcomeWords()
  const { clock, spans, omitted, omittedSeconds, targets } = reason
  return (
    <>
      <p className={css.sum}>
        {t('clocks.why.sum', { elapsed: duration(clock.elapsedSeconds), target: duration(clock.targetSeconds) })}
      </p>
      {outcome(clock).map((words) => (
        <p key={words} className={css.words}>
          {words}
        </p>
      ))}
      <p className={css.words}>{t(`clocks.why.begins.${clock.kind}`)}</p>
      <h3 className={css.heading}>{t('clocks.why.targets')}</h3>
      <Targets targets={targets} />
      <h3 className={css.heading}>{t('clocks.why.spans')}</h3>
      {omitted > 0 && <p className={css.words}>{t('clocks.why.omitted', { time: duration(omittedSeconds) })}</p>}
      <Spans spans={spans} total={clock.elapsedSeconds} isRunning={clock.metAt === null} />
    </>
  )
}

function useOutcomeWords() {
  const { t } = useTranslation('tickets')
  const { duration } = useFormat()
  const when = useWhen()
  return (clock: Clock): string[] => {
    const { dueAt, pauseReason, metAt, breachedAt, targetSeconds, elapsedSeconds } = clock
    const left = duration(Math.max(0, targetSeconds - elapsedSeconds))
    const lines: string[] = []
    if (metAt !== null) lines.push(t('clocks.why.met', { when: when(metAt) }))
    else if (pauseReason !== null) lines.push(t(`clocks.why.paused.${pauseReason}`, { left }))
    else if (dueAt !== null) {
      lines.push(
        new Date(dueAt) <= new Date()
          ? t('clocks.why.overdue', { when: when(dueAt) })
          : t('clocks.why.due', { when: when(dueAt) }),
      )
    }
    if (breachedAt !== null && breachedAt !== dueAt) lines.push(t('clocks.why.breached', { when: when(breachedAt) }))
    return lines
  }
}

function Targets({ targets }: Pick<ClockReason, 'targets'>) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { duration } = useFormat()
  const moment = useMoment()
  const label = useLabel()
  return (
    <ul className={css.targets}>
      {targets.map(({ since, targetSeconds, priority, policy, service, calendarName }) => (
        <li key={`${since} ${priority} ${targetSeconds}`}>
          {targetSeconds === null || policy === null
            ? t('clocks.why.targetNone', { when: moment(since) })
            : t('clocks.why.target', {
                when: moment(since),
                target: duration(targetSeconds),
                policy: policy.name,
                version: policy.version,
                priority: common(`priority.${priority as 1 | 2 | 3 | 4}`),
                calendar:
                  calendarName === null ? t('clocks.why.always') : t('clocks.why.calendar', { name: calendarName }),
              })}
          {service !== null && <div>{t('clocks.why.ofService', { service: label(service) })}</div>}
        </li>
      ))}
    </ul>
  )
}

interface SpansProps {
  spans: ExplainedSpan[]
  total: number
  /** The last stretch goes on. */
  isRunning: boolean
}

function Spans({ spans, total, isRunning }: SpansProps) {
  const { t } = useTranslation('tickets')
  const { duration } = useFormat()
  const moment = useMoment()
  return (
    <table className={css.spans}>
      <thead>
        <tr>
          <th scope="col">{t('clocks.why.from')}</th>
          <th scope="col">{t('clocks.why.to')}</th>
          <th scope="col">{t('clocks.why.what')}</th>
          <th scope="col">{t('clocks.why.counted')}</th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span, index) => (
          <tr key={span.from} data-counted={span.counted}>
            <td>{moment(span.from)}</td>
            <td>{isRunning && index === spans.length - 1 ? t('clocks.why.now') : moment(span.to)}</td>
            <td>{t(`clocks.why.span.${span.why}`, { name: span.name ?? '' })}</td>
            <td>{span.counted ? duration(lengthOf(span)) : t('clocks.why.notCounted')}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={3}>{t('clocks.why.total')}</td>
          <td>{duration(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function lengthOf({ from, to }: ExplainedSpan): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}
