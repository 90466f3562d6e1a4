import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { ApiError } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { ticketQuery } from '../queries.ts'
import { MoveSuggestions } from './move-suggestions.tsx'
import { readNumber } from './ticket-number.ts'

interface Props {
  ticket: Ticket
  typed: string
  problem: string | undefined
  onChange: (typed: string) => void
}

/** The other ticket: by its number, or one of the same requester. */
export function MoveTarget({ ticket, typed, problem, onChange }: Props) {
  const { t } = useTranslation('tickets')

  return (
    <>
      <TextInput
        data-autofocus
        inputMode="numeric"
        label={t('move.number')}
        placeholder="#"
        value={typed}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Preview number={readNumber(typed)} current={ticket.number} />
      <MoveSuggestions ticket={ticket} onChoose={(number) => onChange(`#${number}`)} />
    </>
  )
}

/** Which ticket that is, so that nobody shows a message to the wrong people. */
function Preview({ number, current }: { number: number | undefined; current: number }) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const [wanted] = useDebouncedValue(number === current ? undefined : number, 250)
  const { data, error } = useQuery({ ...ticketQuery(wanted ?? 0), enabled: wanted !== undefined, retry: false })
  if (wanted === undefined || wanted !== number) return null
  if (error) {
    const isMissing = error instanceof ApiError && error.code === 'not_found'
    const text = isMissing ? t('links.notFound', { number: wanted }) : errorText(error)
    return (
      <Text size="sm" role="status">
        {text}
      </Text>
    )
  }
  if (data === undefined) return null
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {t('pane.title', { subject: data.subject, number: data.number })}
      </Text>
      <Text size="sm">{t('move.readers', { name: data.requester.name })}</Text>
    </div>
  )
}
