import { PillsInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emailAddress } from '#contract/common.ts'
import { TagPill } from '#web/ui/pills.tsx'
import css from './composer.module.css'

interface Props {
  to: string | null
  name: string
  cc: string[]
  onChange: (cc: string[]) => void
}

/** Whom the reply goes to; the requester always, others by copy. */
export function Recipients({ to, name, cc, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  const hasCopies = cc.length > 0 || isOpen

  return (
    <div className={css['recipients']} data-copies={hasCopies || undefined}>
      <span className={css['to']}>
        {t('composer.toLine', { to: to ?? name })}
        {to === null && <span className={css['noAddress']}>{t('composer.noAddress')}</span>}
      </span>
      {hasCopies ? (
        <CopyField cc={cc} onChange={onChange} startsFocused={isOpen} />
      ) : (
        <button type="button" className={css['addCopy']} onClick={() => setOpen(true)}>
          {t('composer.addCc')}
        </button>
      )}
    </div>
  )
}

function CopyField({ cc, onChange, startsFocused }: Pick<Props, 'cc' | 'onChange'> & { startsFocused: boolean }) {
  const { t } = useTranslation('tickets')
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [bad, setBad] = useState<string>()

  function take(): boolean {
    const parts = typed.split(/[\s,;]+/).filter((part) => part !== '')
    const wrong = parts.find((part) => !emailAddress.safeParse(part).success)
    setBad(wrong)
    if (wrong !== undefined) return false
    const addresses = parts.map((part) => emailAddress.parse(part))
    if (addresses.length > 0) onChange([...new Set([...cc, ...addresses])])
    setTyped('')
    return true
  }

  return (
    <PillsInput
      size="xs"
      className={css['copies'] ?? ''}
      variant="unstyled"
      error={bad === undefined ? undefined : t('composer.badAddress', { address: bad })}
      onClick={() => input.current?.focus()}
    >
      <span className={css['copyRow']}>
        <span aria-hidden>{t('composer.cc')}</span>
        {cc.map((address) => (
          <TagPill key={address} tag={address} onRemove={() => onChange(cc.filter((one) => one !== address))} />
        ))}
        <PillsInput.Field
          ref={input}
          inputMode="email"
          autoFocus={startsFocused}
          aria-label={t('composer.cc')}
          placeholder={t('composer.ccHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '') onChange(cc.slice(0, -1))
            if (!['Enter', ',', ';', ' '].includes(event.key) || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            take()
          }}
        />
      </span>
    </PillsInput>
  )
}
