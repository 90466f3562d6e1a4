import { TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Ticket, tag } from '#contract/tickets.ts'
import { tagsQuery } from '../queries.ts'
import type { ChangeTicket } from '../use-change-ticket.ts'
import { fieldId } from './field-ids.ts'

interface Props {
  ticket: Ticket
  onChange: ChangeTicket
}

/** Only what came and went is sent, so that two people may tag at the same time. */
export function TagsField({ ticket, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { data: suggestions = [] } = useQuery(tagsQuery)

  function change(values: string[]) {
    const tags = cleanTags(values)
    const addTags = tags.filter((one) => !ticket.tags.includes(one))
    const removeTags = ticket.tags.filter((one) => !tags.includes(one))
    if (addTags.length + removeTags.length === 0) return
    onChange({ ...(addTags.length > 0 && { addTags }), ...(removeTags.length > 0 && { removeTags }) }, { tags })
  }

  return (
    <TagsInput
      id={fieldId(ticket.number, 'tags')}
      size="xs"
      label={t('side.tags')}
      placeholder={ticket.tags.length === 0 ? t('side.addTag') : ''}
      data={suggestions}
      value={ticket.tags}
      maxTags={30}
      limit={12}
      acceptValueOnBlur
      readOnly={!ticket.can.change}
      onChange={change}
    />
  )
}

/** Tags as the desk writes them; what cannot be one is left out. */
export function cleanTags(values: string[]): string[] {
  const parsed = values.map((value) => tag.safeParse(value))
  return [...new Set(parsed.flatMap((one) => (one.success ? [one.data] : [])))]
}
