import { Button, Group, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LinkKind, linkKind } from '#contract/links.ts'
import { ApiError } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { readNumber } from '../move/ticket-number.ts'
import css from './side.module.css'
import { useLinkTicket } from './use-links.ts'

interface Props {
  number: number
  onClose: () => void
}

const kinds = ['related', 'duplicate_of', 'child_of', 'parent_of', 'caused_by', 'cause_of', 'follow_up_of'] as const

/** To which ticket, and how the two belong together. */
export function LinkForm({ number, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<LinkKind>('related')
  const [problem, setProblem] = useState<string>()
  const link = useLinkTicket(number)
  const errorText = useErrorText()

  function submit(event: FormEvent) {
    event.preventDefault()
    const to = readNumber(typed)
    if (to === undefined || to === number) return setProblem(t('links.badNumber'))
    link.mutate({ to, kind }, { onSuccess: onClose, onError: (error) => setProblem(reasonOf(error, to)) })
  }

  function reasonOf(error: Error, to: number): string {
    if (!(error instanceof ApiError)) return errorText(error)
    if (error.code === 'not_found') return t('links.notFound', { number: to })
    const code = error.fieldCodes['to']
    return code === 'circle' || code === 'has_parent' ? t(`links.${code}`) : errorText(error)
  }

  return (
    <form className={css['reason']} onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <Select
        size="xs"
        label={t('links.kind')}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        data={kinds.map((value) => ({ value, label: t(`links.kind.${value}`) }))}
        value={kind}
        onChange={(value) => {
          setKind(linkKind.catch('related').parse(value))
          setProblem(undefined)
        }}
      />
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
