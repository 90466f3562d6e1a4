import { Input, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketTemplate } from '#contract/ticket-templates.ts'
import { ticketType } from '#contract/tickets.ts'
import { TemplateSelect, templatesQuery, textAfter, wholeContent } from '#web/tickets/index.ts'
import type { CallForm } from './call-form.ts'
import css from './calls.module.css'

const urgencies = [1, 2, 3] as const

/** What a ticket needs besides the call. */
export function NewTicketFields({ form }: { form: CallForm }) {
  const { t } = useTranslation('calls')
  const { t: common } = useTranslation('common')
  const { data: templates } = useQuery(templatesQuery)
  function take(template: TicketTemplate | null) {
    if (template === null) return form.setValues({ templateId: null, teamId: null, checklistId: null })
    const former = templates?.find(({ id }) => id === form.values.templateId)
    const { subject, type, urgency, teamId, checklistId } = wholeContent(template)
    form.setValues({
      templateId: template.id,
      subject: textAfter(form.values.subject, subject, former?.content.subject, (text) => text.trim() === ''),
      type,
      urgency: urgencies.find((level) => level === urgency) ?? 2,
      teamId,
      checklistId,
    })
  }
  return (
    <>
      <TemplateSelect value={form.values.templateId} onChange={take} />
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
