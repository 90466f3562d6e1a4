import { Chip, Group, Input, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { hows, type Place, places, type Repetition, repetitionOf, ruleOf, weekdayName, weekdays } from './rule-words.ts'

interface Props {
  rule: string
  error: string | undefined
  onChange: (rule: string) => void
}

/** When a ticket comes again, in plain words as far as they go. */
export function RepetitionFields({ rule, error, onChange }: Props) {
  const { t } = useTranslation('settings')
  const value = repetitionOf(rule)
  const set = (next: Repetition) => onChange(ruleOf(next))
  return (
    <>
      <Select
        label={t('recurring.how')}
        allowDeselect={false}
        data={hows.map((how) => ({ value: how, label: t(`recurring.how.${how}`) }))}
        value={value.how}
        onChange={(next) => set(firstOf(hows.find((how) => how === next) ?? 'daily', rule))}
        error={value.how === 'own' ? undefined : error}
      />
      <Details value={value} error={error} onChange={set} />
    </>
  )
}

interface DetailsProps {
  value: Repetition
  error: string | undefined
  onChange: (value: Repetition) => void
}

function Details({ value, error, onChange }: DetailsProps) {
  const { t, i18n } = useTranslation('settings')
  const named = weekdays.map((day) => ({ value: day, label: weekdayName(day, i18n.language) }))
  switch (value.how) {
    case 'weekly':
      return (
        <>
          <Input.Wrapper label={t('recurring.days')} labelElement="div">
            <Chip.Group
              multiple
              value={value.days}
              onChange={(chosen) => {
                const days = weekdays.filter((day) => chosen.includes(day))
                if (days.length > 0) onChange({ ...value, days })
              }}
            >
              <Group gap={6} mt={4}>
                {named.map((day) => (
                  <Chip key={day.value} size="xs" value={day.value}>
                    {day.label}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Every unit="weeks" value={value.every} onChange={(every) => onChange({ ...value, every })} />
        </>
      )
    case 'monthDay':
      return (
        <Group grow align="flex-start">
          <NumberInput
            label={t('recurring.monthDay')}
            min={1}
            max={31}
            allowDecimal={false}
            value={value.day}
            onChange={(day) => onChange({ ...value, day: Math.min(31, Math.max(1, Number(day) || 1)) })}
          />
          <Every unit="months" value={value.every} onChange={(every) => onChange({ ...value, every })} />
        </Group>
      )
    case 'monthWeekday':
      return (
        <Group grow align="flex-start">
          <Select
            label={t('recurring.place')}
            allowDeselect={false}
            data={places.map((place) => ({ value: String(place), label: t(`recurring.place.${place}`) }))}
            value={String(value.place)}
            onChange={(next) => onChange({ ...value, place: placeOf(next) })}
          />
          <Select
            label={t('recurring.weekday')}
            allowDeselect={false}
            data={named}
            value={value.weekday}
            onChange={(next) => onChange({ ...value, weekday: weekdays.find((day) => day === next) ?? 'MO' })}
          />
        </Group>
      )
    case 'own':
      return (
        <TextInput
          label={t('recurring.rule')}
          maxLength={300}
          value={value.rule}
          onChange={(event) => onChange({ how: 'own', rule: event.currentTarget.value.toUpperCase() })}
          error={error}
        />
      )
    default:
      return null
  }
}

interface EveryProps {
  unit: 'weeks' | 'months'
  value: number
  onChange: (every: number) => void
}

function Every({ unit, value, onChange }: EveryProps) {
  const { t } = useTranslation('settings')
  return (
    <NumberInput
      label={t(`recurring.every.${unit}`)}
      min={1}
      max={52}
      allowDecimal={false}
      value={value}
      onChange={(every) => onChange(Math.min(52, Math.max(1, Number(every) || 1)))}
    />
  )
}

/** What a way to repeat begins with. An own rule goes on from the present one, with a mark that no plain word has. */
function firstOf(how: Repetition['how'], rule: string): Repetition {
  switch (how) {
    case 'weekly':
      return { how, days: ['MO'], every: 1 }
    case 'monthDay':
      return { how, day: 1, every: 1 }
    case 'monthWeekday':
      return { how, place: -1, weekday: 'FR' }
    case 'own':
      return { how, rule: `${rule};WKST=MO` }
    default:
      return { how }
  }
}

function placeOf(text: string | null): Place {
  return places.find((place) => String(place) === text) ?? -1
}
