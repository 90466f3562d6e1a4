import { Input, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ticketType } from '#contract/tickets.ts'
import type { CallForm } from './call-form.ts'
import css from './calls.module.css'

const urgencies = [1, 2, 3] as const

/** What a ticket needs besides the call. */
export function NewTicketFields({ form }: { form: CallForm }) {
  const { t } = useTranslation('calls')
  const { t: common } = useTranslation('common')
  return (
    <>
      <TextInput label={t('subject')} required maxLength={300} {...form.getInputProps('subject')} />
      <div className={css['pair']}>
        <Input.Wrapper label={t('urgency')} labelElement="div">
          <SegmentedControl
            fullWidth
            className={css.segments ?? ''}
            aria-label={t('urgency')}
            data={urgencies.map((level) => ({ value: String(level), label: t(`urgency.${level}`) }))}
            value={String(form.values.urgency)}
            onChange={(value) => form.setFieldValue('urgency', urgencies.find((level) => String(level) === value) ?? 2)}
          />
        </Input.Wrapper>
        <Select
          label={t('type')}
          allowDeselect={false}
          data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
          {...form.getInputProps('type')}
        />
      </div>
    </>
  )
}
