import { Select, type SelectProps, Text } from '@mantine/core'
import { useMemo } from 'react'
import css from './time-zone-select.module.css'
import { describeTimeZone, listTimeZones, matchesTimeZone, offsetOf } from './time-zones.ts'

type Props = Omit<SelectProps, 'data' | 'onChange' | 'value'> & {
  value: string
  onChange: (timeZone: string) => void
}

/** Every IANA zone, found by any part of its name. */
export function TimeZoneSelect({ value, onChange, ...rest }: Props) {
  const data = useMemo(
    () => listTimeZones(value).map((zone) => ({ value: zone.value, label: labelOf(zone.value) })),
    [value],
  )
  return (
    <Select
      {...rest}
      searchable
      allowDeselect={false}
      limit={80}
      data={data}
      value={value}
      onChange={(next) => next && onChange(next)}
      filter={({ options, search }) =>
        options.filter(
          (option) => 'value' in option && (search === labelOf(value) || matchesTimeZone(option.value, search)),
        )
      }
      renderOption={({ option }) => <ZoneOption name={option.value} />}
    />
  )
}

function ZoneOption({ name }: { name: string }) {
  const zone = describeTimeZone(name)
  return (
    <span className={css.option}>
      <span>{zone.city}</span>
      <Text span size="xs" c="dimmed" className={css.region}>
        {zone.region}
      </Text>
      <Text span size="xs" c="dimmed" className={css.offset}>
        {offsetOf(name, new Date())}
      </Text>
    </span>
  )
}

function labelOf(name: string): string {
  const zone = describeTimeZone(name)
  return zone.region === '' ? zone.city : `${zone.city} (${zone.region})`
}
