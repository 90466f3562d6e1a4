import { ActionIcon, PasswordInput, Select, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './ice-servers.module.css'
import { type IceDraft, withUrl } from './use-ice-servers.ts'

/** How a TURN server may know those who use it. */
const kinds = ['shared_secret', 'password'] as const

interface Props {
  draft: IceDraft
  place: number
  errorOf: (field: 'url' | 'credential' | 'username' | 'secret') => string | undefined
  onChange: (draft: IceDraft) => void
  onRemove: () => void
}

/** One server: its address, and what it asks for where it is one that passes pictures on. */
export function IceServerFields({ draft, place, errorOf, onChange, onRemove }: Props) {
  const { t } = useTranslation('settings')
  const { url, credential, username, secret, hasSecret } = draft
  return (
    <fieldset className={css.server}>
      <legend className={css.legend}>{t('ice.server', { place })}</legend>
      <TextInput
        label={t('ice.url')}
        placeholder="turn:turn.example.org:3478"
        spellCheck={false}
        autoCapitalize="none"
        maxLength={300}
        value={url}
        error={errorOf('url') && t('ice.urlWrong')}
        onChange={(event) => onChange(withUrl(draft, event.currentTarget.value))}
      />
      {credential !== 'none' && (
        <>
          <Select
            label={t('ice.credential')}
            allowDeselect={false}
            data={kinds.map((kind) => ({ value: kind, label: t(`ice.credential.${kind}`) }))}
            value={credential}
            error={errorOf('credential')}
            onChange={(next) => {
              const kind = kinds.find((one) => one === next)
              if (kind !== undefined) onChange({ ...draft, credential: kind, secret: '', hasSecret: false })
            }}
          />
          {credential === 'password' && (
            <TextInput
              label={t('ice.username')}
              autoComplete="off"
              maxLength={200}
              value={username}
              error={errorOf('username') && t('ice.usernameMissing')}
              onChange={(event) => onChange({ ...draft, username: event.currentTarget.value })}
            />
          )}
          <PasswordInput
            label={t(`ice.secret.${credential}`)}
            description={t(hasSecret ? 'ice.secretKept' : 'ice.secretNone')}
            autoComplete="new-password"
            maxLength={500}
            value={secret}
            error={errorOf('secret') && t('ice.secretMissing')}
            visibilityToggleButtonProps={{ 'aria-label': t('ice.secretShow') }}
            onChange={(event) => onChange({ ...draft, secret: event.currentTarget.value })}
          />
        </>
      )}
      <ActionIcon
        className={css.remove ?? ''}
        variant="subtle"
        color="gray"
        aria-label={t('ice.remove', { place })}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </fieldset>
  )
}
