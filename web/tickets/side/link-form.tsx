import { Button, Group, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import css from './side.module.css'

interface Props {
  number: number
  onClose: () => void
}

export function LinkForm({ number, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const link = useLinkTicket(number)
  const errorText = useErrorText()

  function submit(event: FormEvent) {
    event.preventDefault()
    const to = Number(typed.trim().replace(/^#/, ''))
    if (!Number.isSafeInteger(to) || to < 1 || to === number) return setProblem(t('links.badNumber'))
    link.mutate(to, {
      onSuccess: onClose,
      onError: (error) =>
        setProblem(
          error instanceof ApiError && error.code === 'not_found'
            ? t('links.notFound', { number: to })
            : errorText(error),
        ),
    })
  }

  return (
    <form className={css['reason']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <TextInput
        size="xs"
        autoFocus
        inputMode="numeric"
        label={t('links.number')}
        placeholder="#"
        value={typed}
        error={problem}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(undefined)
        }}
      />
      <Group gap={8}>
        <Button size="compact-xs" type="submit" loading={link.isPending}>
          {t('links.save')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onClose}>
          {t('links.cancel')}
        </Button>
      </Group>
    </form>
  )
}

function useLinkTicket(number: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (to: number) => api.tickets.link({ params: { number }, body: { to } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.ticket(number) }),
  })
}
