import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamAgreement } from '#contract/team-agreements.ts'
import { useMe } from '#web/lib/me.ts'
import { writeOpenTime } from '#web/lib/open-time.ts'
import { Loading } from '#web/ui/loading.tsx'
import { useCalendars } from '../calendars/use-calendars.ts'
import { EscalationButton } from '../escalation/escalation-button.tsx'
import rows from '../parts/rows.module.css'
import { AgreementDialog } from './agreement-dialog.tsx'
import { dayLength } from './day-length.ts'
import css from './sla.module.css'
import { useAgreements } from './use-agreements.ts'

/** What teams agreed to among themselves, below what is promised to customers. */
export function AgreementsSection() {
  const { t } = useTranslation('settings')
  const agreements = useAgreements()
  const isAdmin = useMe().role === 'admin'
  const [edited, setEdited] = useState<TeamAgreement | 'new'>()
  return (
    <section aria-label={t('agreements.title')}>
      <div className={css.sectionHead}>
        <h2 className={css.heading}>{t('agreements.title')}</h2>
        {isAdmin && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
            {t('agreements.add')}
          </Button>
        )}
      </div>
      <p className={css.help}>{t('agreements.help')}</p>
      <Loading query={agreements}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.help}>{t('agreements.none')}</p>
          ) : (
            <ul className={rows.rows}>
              {items.map((agreement) => (
                <li key={agreement.id} className={rows.row}>
                  <AgreementRow agreement={agreement} onEdit={isAdmin ? () => setEdited(agreement) : undefined} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <AgreementDialog
          agreement={edited === 'new' ? undefined : edited}
          known={agreements.data?.items ?? []}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  )
}

function AgreementRow({ agreement, onEdit }: { agreement: TeamAgreement; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const calendars = useCalendars().data?.items ?? []
  const { id, team, targets, calendarId, version } = agreement
  const calendar = calendars.find((one) => one.id === calendarId)
  const day = (isAlways: boolean) => (isAlways ? 86_400 : dayLength(calendar))
  const times = targets
    .toSorted((one, other) => one.priority - other.priority)
    .map(
      ({ priority, seconds, isAlways }) =>
        `${common(`priority.${priority as 1 | 2 | 3 | 4}`)}: ${writeOpenTime(seconds, day(isAlways))}`,
    )
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {team.name}
          <span className={rows.pill}>{t('sla.versionPill', { version })}</span>
        </div>
        <div className={rows.more}>{times.join(' · ')}</div>
        <div className={rows.more}>{calendar?.name ?? t('sla.roundTheClock')}</div>
      </div>
      {onEdit && (
        <div className={css.acts}>
          <EscalationButton policy={{ id, name: team.name }} isInternal />
          <Button
            variant="default"
            size="xs"
            aria-label={t('agreements.editName', { team: team.name })}
            onClick={onEdit}
          >
            {common('edit')}
          </Button>
        </div>
      )}
    </>
  )
}
