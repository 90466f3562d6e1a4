import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockKind } from '#contract/clocks.ts'
import type { SlaTarget } from '#contract/sla.ts'
import { parseOpenTime, writeOpenTime } from '#web/lib/open-time.ts'
import css from './sla.module.css'

interface Props {
  /** The clocks that there are times for. */
  clocks: readonly ClockKind[]
  targets: SlaTarget[]
  /** How long a day is by the calendar of the policy. */
  daySeconds: number
  /** What was typed and is no time counts as wrong. */
  onChange: (targets: SlaTarget[], wrong: Set<string>) => void
  error: string | undefined
}

const priorities = [1, 2, 3, 4] as const
const wholeDay = 86_400

/** A time for each clock and priority; an empty cell promises nothing. */
export function TargetsGrid({ clocks, targets, daySeconds, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const find = (clock: ClockKind, priority: number) =>
    targets.find((target) => target.clock === clock && target.priority === priority)
  const isAlways = (priority: number) => {
    const own = targets.filter((target) => target.priority === priority)
    return own.length > 0 && own.every((target) => target.isAlways)
  }
  const [alwaysFor, setAlwaysFor] = useState(() => new Set(priorities.filter(isAlways)))
  const dayOf = (always: boolean) => (always ? wholeDay : daySeconds)
  const shown = (clock: ClockKind, priority: number) => {
    const target = find(clock, priority)
    return typed[keyOf(clock, priority)] ?? (target ? writeOpenTime(target.seconds, dayOf(target.isAlways)) : '')
  }

  function type(clock: ClockKind, priority: (typeof priorities)[number], text: string) {
    const next = { ...typed, [keyOf(clock, priority)]: text }
    setTyped(next)
    const always = find(clock, priority)?.isAlways ?? alwaysFor.has(priority)
    const seconds = parseOpenTime(text, dayOf(always))
    const others = targets.filter((target) => target.clock !== clock || target.priority !== priority)
    const target = { clock, priority, seconds: seconds ?? 0, isAlways: always }
    onChange(seconds === undefined ? others : [...others, target], wrongIn(next))
  }

  function switchAlways(priority: (typeof priorities)[number], on: boolean) {
    const next = new Set(alwaysFor)
    if (on) next.add(priority)
    else next.delete(priority)
    setAlwaysFor(next)
    onChange(
      targets.map((target) => (target.priority === priority ? { ...target, isAlways: on } : target)),
      wrongIn(typed),
    )
  }

  return (
    <div className={css.gridFrame}>
      <table className={css.grid}>
        <caption className="visually-hidden">{t('sla.targets')}</caption>
        <thead>
          <tr>
            <td />
            {priorities.map((priority) => (
              <th key={priority} scope="col">
                {common(`priority.${priority}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock}>
              <th scope="row">
                {common(`clock.${clock}`)}
                <span className={css.hint}>{t(`sla.clock.${clock}`)}</span>
              </th>
              {priorities.map((priority) => (
                <td key={priority}>
                  <TextInput
                    size="xs"
                    aria-label={t('sla.cell', {
                      clock: common(`clock.${clock}`),
                      priority: common(`priority.${priority}`),
                    })}
                    placeholder="–"
                    value={shown(clock, priority)}
                    error={isWrong(shown(clock, priority)) && t('sla.cellWrong')}
                    onChange={(event) => type(clock, priority, event.currentTarget.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">
              {t('sla.always')}
              <span className={css.hint}>{t('sla.alwaysHint')}</span>
            </th>
            {priorities.map((priority) => (
              <td key={priority}>
                <Checkbox
                  aria-label={t('sla.alwaysFor', { priority: common(`priority.${priority}`) })}
                  checked={alwaysFor.has(priority)}
                  onChange={(event) => switchAlways(priority, event.currentTarget.checked)}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {error && (
        <p className={css.fault} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

function keyOf(clock: ClockKind, priority: number): string {
  return `${clock} ${priority}`
}

function wrongIn(typed: Record<string, string>): Set<string> {
  return new Set(Object.entries(typed).flatMap(([key, text]) => (isWrong(text) ? [key] : [])))
}

function isWrong(text: string): boolean {
  const seconds = parseOpenTime(text, wholeDay)
  return text.trim() !== '' && (seconds === undefined || seconds < 60 || seconds > 366 * wholeDay)
}
