import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedCalendar } from '#contract/calendars.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { CalendarEditor } from './calendar-editor.tsx'
import { useCalendars } from './use-calendars.ts'
import { useWeekWords } from './use-week-words.ts'

export function CalendarsPage() {
  const { t } = useTranslation('settings')
  const calendars = useCalendars()
  const [edited, setEdited] = useState<NamedCalendar | 'new'>()
  if (edited !== undefined) {
    const calendar = edited === 'new' ? undefined : edited
    return <CalendarEditor calendar={calendar} onClose={() => setEdited(undefined)} />
  }
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('calendars.add')}
    </Button>
  )
  return (
    <Page title={t('section.calendars')} lead={t('section.calendars.lead')} actions={add}>
      <Loading query={calendars}>
        {({ items }) => (
          <ul className={rows.rows}>
            {items.map((one) => (
              <li key={one.id} className={rows.row}>
                <CalendarRow calendar={one} onEdit={() => setEdited(one)} />
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </Page>
  )
}

function CalendarRow({ calendar, onEdit }: { calendar: NamedCalendar; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { summary } = useWeekWords()
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {calendar.name}
          {calendar.isDefault && (
            <span className={rows.pill} data-tone="accent">
              {t('calendars.default')}
            </span>
          )}
        </div>
        <div className={rows.more}>{summary(calendar.weekly)}</div>
      </div>
      <div className={rows.aside}>
        {calendar.timeZone.replaceAll('_', ' ')}
        <br />
        {t('calendars.holidayCount', { count: calendar.holidays.length })}
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('calendars.editName', { name: calendar.name })}
        onClick={onEdit}
      >
        {t('calendars.edit')}
      </Button>
    </>
  )
}
