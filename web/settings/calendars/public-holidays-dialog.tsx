import { Checkbox, Group, NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FollowedHolidays, type Holiday, holidayCountries } from '#contract/calendars.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { PickHolidays } from './pick-holidays.tsx'
import { type HolidayCountry, newHolidays, useRegions } from './use-calendars.ts'

interface Props {
  present: Holiday[]
  onDone: (holidays: Holiday[]) => void
  onFollow: (followed: FollowedHolidays) => void
  onClose: () => void
}

const whole = 'whole'

/** The public holidays of a country or a part of it, for some years. */
export function PublicHolidaysDialog({ present, onDone, onFollow, onClose }: Props) {
  const { t, i18n } = useTranslation('settings')
  const [country, setCountry] = useState<HolidayCountry>('ES')
  const [region, setRegion] = useState(whole)
  const [from, setFrom] = useState(() => new Date().getFullYear())
  const [years, setYears] = useState(5)
  const [goesOn, setGoesOn] = useState(true)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const regions = useRegions(country)
  const language = country === 'US' ? ('en' as const) : ('es' as const)
  const query = { country, from, to: from + years - 1, language, ...(region !== whole && { region }) }
  const found = useQuery({
    queryKey: keys.calendar('public', query),
    queryFn: ({ signal }) => api.calendars.listPublicHolidays({ query, signal }),
  })
  const added = newHolidays(present, found.data?.items ?? [])
  const taken = added.filter((_, index) => !left.has(index))
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' })
  const choose = (change: () => void) => {
    change()
    setLeft(new Set())
  }
  return (
    <FormModal
      title={t('calendars.publicTitle')}
      text={t('calendars.publicText')}
      submitLabel={t('calendars.take', { count: taken.length })}
      isDirty={false}
      isSaving={false}
      error={undefined}
      onSubmit={() => {
        onDone(taken)
        if (goesOn) onFollow({ country, region: region === whole ? null : region, language, until: from + years - 1 })
        onClose()
      }}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        <Select
          data-autofocus
          label={t('calendars.country')}
          allowDeselect={false}
          data={holidayCountries.map((code) => ({ value: code, label: names.of(code) ?? code }))}
          value={country}
          onChange={(next) =>
            choose(() => {
              setCountry(holidayCountries.find((code) => code === next) ?? 'ES')
              setRegion(whole)
            })
          }
        />
        <Select
          label={t('calendars.region')}
          allowDeselect={false}
          searchable
          disabled={regions.data?.items.length === 0}
          data={[
            { value: whole, label: t('calendars.wholeCountry') },
            ...(regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={region}
          onChange={(next) => choose(() => setRegion(next ?? whole))}
        />
      </Group>
      <Group grow align="flex-start">
        <NumberInput
          label={t('calendars.firstYear')}
          min={2000}
          max={2090}
          clampBehavior="strict"
          value={from}
          onChange={(next) => choose(() => typeof next === 'number' && next >= 2000 && setFrom(next))}
        />
        <NumberInput
          label={t('calendars.years')}
          min={1}
          max={10}
          clampBehavior="strict"
          value={years}
          onChange={(next) => choose(() => typeof next === 'number' && next >= 1 && setYears(next))}
        />
      </Group>
      <Checkbox
        label={t('calendars.goesOn')}
        description={t('calendars.goesOnText')}
        checked={goesOn}
        onChange={(event) => setGoesOn(event.currentTarget.checked)}
      />
      <Loading query={found}>{() => <PickHolidays holidays={added} left={left} onLeave={setLeft} />}</Loading>
    </FormModal>
  )
}
