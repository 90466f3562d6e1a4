import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy, SlaTarget, SlaVersion } from '#contract/sla.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { writeOpenTime } from '#web/lib/open-time.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { useCalendars } from '../calendars/use-calendars.ts'
import css from './sla.module.css'

interface Props {
  policy: SlaPolicy
  onClose: () => void
}

/** What a policy promised since when, and what each version changed. */
export function VersionsDialog({ policy, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const versions = useQuery({
    queryKey: [...keys.sla, policy.id],
    queryFn: ({ signal }) => api.sla.versions({ params: { id: policy.id }, signal }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('sla.versionsTitle', { name: policy.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Loading query={versions}>
        {({ items }) => (
          <ol className={css.versions} reversed>
            {items.map((version, index) => (
              <Version key={version.version} version={version} before={items[index + 1]} />
            ))}
          </ol>
        )}
      </Loading>
    </Modal>
  )
}

function Version({ version, before }: { version: SlaVersion; before: SlaVersion | undefined }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormat()
  const differences = useDifferences()
  return (
    <li>
      <p className={css.versionHead}>
        {t('sla.version', { version: version.version, when: dateTime(version.createdAt) })}
        {version.author && ` · ${version.author.name}`}
      </p>
      {before === undefined ? (
        <p className={css.help}>{t('sla.firstVersion')}</p>
      ) : (
        <ul className={css.differences}>
          {differences(before, version).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

const wholeDay = 86_400

function useDifferences() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const calendars = useCalendars().data?.items ?? []
  const calendarName = (id: string | null) =>
    id === null ? t('sla.roundTheClock') : (calendars.find((one) => one.id === id)?.name ?? '?')

  return (before: SlaVersion, after: SlaVersion): string[] => {
    const lines: string[] = []
    const told = (label: string, from: string, to: string) => {
      if (from !== to) lines.push(t('sla.changed', { what: label, from, to }))
    }
    told(t('sla.calendar'), calendarName(before.calendarId), calendarName(after.calendarId))
    told(t('sla.warnPercent'), `${before.warnPercent} %`, `${after.warnPercent} %`)
    told(t('sla.pausesOnHold'), yesNo(before.pausesOnHold), yesNo(after.pausesOnHold))
    if (JSON.stringify(before.condition) !== JSON.stringify(after.condition)) lines.push(t('sla.changedWho'))
    for (const target of everyTarget(before, after)) {
      const label = t('sla.cell', {
        clock: common(`clock.${target.clock}`),
        priority: common(`priority.${target.priority as 1 | 2 | 3 | 4}`),
      })
      told(label, written(find(before, target)), written(find(after, target)))
    }
    return lines
  }

  function yesNo(value: boolean): string {
    return value ? t('sla.yes') : t('sla.no')
  }

  function written(target: SlaTarget | undefined): string {
    if (target === undefined) return t('sla.nothing')
    const time = writeOpenTime(target.seconds, wholeDay)
    return target.isAlways ? t('sla.timeAlways', { time }) : time
  }
}

function find({ targets }: SlaVersion, wanted: SlaTarget): SlaTarget | undefined {
  return targets.find(({ clock, priority }) => clock === wanted.clock && priority === wanted.priority)
}

/** The places of both, each once. */
function everyTarget(before: SlaVersion, after: SlaVersion): SlaTarget[] {
  return [...before.targets, ...after.targets.filter((target) => find(before, target) === undefined)]
}
