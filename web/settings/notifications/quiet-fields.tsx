import { Chip, Group, Input, Switch, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuietHours } from '#contract/notifications.ts'

interface Props {
  value: QuietHours | null
  onChange: (value: QuietHours | null) => void
}

const usual: QuietHours = { from: '20:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }
const week = [1, 2, 3, 4, 5, 6, 7]

/** From when to when, and on which days, one is not to be disturbed. */
export function QuietFields({ value, onChange }: Props) {
  const { t, i18n } = useTranslation('settings')
  const daysId = useId()
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  const nameOf = (day: number) => weekday.format(Date.UTC(2024, 0, day))
  return (
    <>
      <Switch
        label={t('notifications.quietOn')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value !== null && (
        <>
          <Group gap="md">
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                required
                withAsterisk={false}
                label={t(`notifications.quiet.${end}`)}
                value={value[end]}
                onChange={(event) =>
                  event.currentTarget.value && onChange({ ...value, [end]: event.currentTarget.value })
                }
              />
            ))}
          </Group>
          <Input.Wrapper
            label={t('notifications.quiet.days')}
            labelElement="div"
            labelProps={{ id: daysId }}
            error={value.days.length === 0 && t('notifications.quiet.daysMissing')}
          >
            <Chip.Group
              multiple
              value={value.days.map(String)}
              onChange={(days) => onChange({ ...value, days: days.map(Number).sort() })}
            >
              <Group gap={6} mt={6} role="group" aria-labelledby={daysId}>
                {week.map((day) => (
                  <Chip key={day} value={String(day)} size="xs">
                    {nameOf(day)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
        </>
      )}
    </>
  )
}
