import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  isBusy: boolean
  onAdd: (ticketNumber: number) => void
}

export function AddToTicket({ isBusy, onAdd }: Props) {
  const { t } = useTranslation('mail')
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const number = Number(typed.replace(/^\s*#/, '').trim())
  const isNumber = Number.isInteger(number) && number > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isNumber) onAdd(number)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Group gap="xs" align="start">
        <TextInput
          size="xs"
          inputMode="numeric"
          aria-label={t('act.addNumber')}
          placeholder={t('act.addNumber')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={isTried && !isNumber && t('act.addInvalid')}
        />
        <Button type="submit" size="xs" variant="default" disabled={isBusy}>
          {t('act.add')}
        </Button>
      </Group>
    </form>
  )
}
