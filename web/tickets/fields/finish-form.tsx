import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldChanges } from '#contract/fields.ts'
import { shownFields } from '#contract/shown-fields.ts'
import { FieldInput } from '#web/ui/field-input.tsx'
import { ticketQuery } from '../queries.ts'
import { fieldsQuery } from './queries.ts'

interface Props {
  number: number
  keys: string[]
  action: string
  onFilled: (values: FieldChanges) => void
}

/** Also asks for what the answers make necessary. */
export function FinishForm({ number, keys, action, onFilled }: Props) {
  const { t } = useTranslation('tickets')
  const { data: all = [] } = useQuery(fieldsQuery)
  const { data: ticket } = useQuery(ticketQuery(number))
  const [values, setValues] = useState<FieldChanges>({})
  const [isTried, setTried] = useState(false)
  if (ticket === undefined) return null

  const given = Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
  const asked = shownFields(all, ticket.type, { ...ticket.fields, ...given }).filter(
    (field) => keys.includes(field.key) || (field.isRequiredOnSolve && ticket.fields[field.key] === undefined),
  )
  const isMissing = (key: string) => given[key] === undefined || given[key] === ''

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (!asked.some(({ key }) => isMissing(key))) onFilled(values)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('fields.finishText')}</Text>
        {asked.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            isRequired
            value={values[field.key] ?? undefined}
            error={isTried && isMissing(field.key) && t('fields.needed')}
            onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        <Button type="submit">{action}</Button>
      </Stack>
    </form>
  )
}
