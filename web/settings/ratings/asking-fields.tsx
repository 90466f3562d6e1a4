import { Anchor, NumberInput, Select, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCalendars } from '../calendars/use-calendars.ts'
import { FormSection } from '../parts/form-section.tsx'
import type { RatingsDraft, RatingsFault } from './draft.ts'

interface Props {
  value: RatingsDraft
  onChange: (part: Partial<RatingsDraft>) => void
  errorOf: (field: RatingsFault) => string | undefined
}

const plainHours = 'plain'

/** Whether and when somebody is asked, and who. */
export function AskingFields({ value, onChange, errorOf }: Props) {
  const { t } = useTranslation('settings')
  const calendars = useCalendars().data?.items ?? []
  const count = (field: 'delayHours' | 'percent' | 'pauseDays', max: number) => ({
    label: t(`ratings.${field}`),
    description: t(`ratings.${field}Help`),
    disabled: !value.asks,
    max,
    allowDecimal: false,
    allowNegative: false,
    clampBehavior: 'none' as const,
    value: Number.isNaN(value[field]) ? '' : value[field],
    onChange: (next: number | string) => onChange({ [field]: typeof next === 'number' ? next : Number.NaN }),
    error: errorOf(field),
  })
  return (
    <>
      <FormSection title={t('ratings.asking')} text={t('ratings.askingText')}>
        <Switch
          label={t('desk.asksForRating')}
          description={t('ratings.asksHelp')}
          checked={value.asks}
          onChange={(event) => onChange({ asks: event.currentTarget.checked })}
        />
        <NumberInput {...count('delayHours', 720)} />
        {value.delayHours > 0 && (
          <Select
            label={t('ratings.delayCalendar')}
            disabled={!value.asks}
            allowDeselect={false}
            data={[
              { value: plainHours, label: t('ratings.plainHours') },
              ...calendars.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={value.delayCalendarId ?? plainHours}
            onChange={(next) => onChange({ delayCalendarId: next === plainHours ? null : next })}
          />
        )}
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/settings/$section" params={{ section: 'mails' }} {...props} />}
        >
          {t('ratings.words')}
        </Anchor>
      </FormSection>
      <FormSection title={t('ratings.whom')} text={t('ratings.whomText')}>
        <NumberInput {...count('percent', 100)} suffix=" %" />
        <NumberInput {...count('pauseDays', 365)} />
      </FormSection>
      <FormSection title={t('ratings.questions')} text={t('ratings.questionsText')}>
        <Switch
          label={t('ratings.asksEffort')}
          description={t('ratings.asksEffortHelp')}
          checked={value.asksEffort}
          onChange={(event) => onChange({ asksEffort: event.currentTarget.checked })}
        />
      </FormSection>
    </>
  )
}
