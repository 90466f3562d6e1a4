import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConsentChoice } from '../consent/consent-choice.tsx'
import { type MailboxDraft, withMethod } from './mailbox-draft.ts'
import css from './server-fields.module.css'

interface Props {
  draft: MailboxDraft
  onChange: (part: Partial<MailboxDraft>) => void
  errorOf: (field: keyof MailboxDraft) => string | undefined
  hasPassword: boolean
}

const methods = ['password', 'microsoft', 'google'] as const
const securities = ['tls', 'starttls', 'none'] as const

export function ServerFields({ draft, onChange, errorOf, hasPassword }: Props) {
  const { t } = useTranslation('receiving')
  const isByPassword = draft.method === 'password'
  return (
    <>
      <Select
        data-autofocus
        label={t('form.method')}
        allowDeselect={false}
        data={methods.map((method) => ({ value: method, label: t(`form.${method}`) }))}
        value={draft.method}
        onChange={(value) => onChange(withMethod(methods.find((one) => one === value) ?? 'password'))}
      />
      {draft.method !== 'password' && (
        <ConsentChoice
          provider={draft.method}
          value={draft.oauthConnectionId}
          onChange={(oauthConnectionId) => onChange({ oauthConnectionId })}
          error={errorOf('oauthConnectionId')}
        />
      )}
      {isByPassword && <DoorFields draft={draft} onChange={onChange} errorOf={errorOf} />}
      <TextInput
        label={isByPassword ? t('form.username') : t('form.mailbox')}
        description={isByPassword ? t('form.usernameHelp') : t('form.mailboxHelp')}
        autoComplete="off"
        maxLength={320}
        value={draft.username}
        onChange={(event) => onChange({ username: event.currentTarget.value })}
        error={errorOf('username')}
      />
      {isByPassword && (
        <PasswordInput
          label={t('form.secret')}
          description={hasPassword ? t('form.secretKept') : undefined}
          autoComplete="new-password"
          value={draft.password}
          onChange={(event) => onChange({ password: event.currentTarget.value })}
          error={errorOf('password')}
        />
      )}
    </>
  )
}

function DoorFields({ draft, onChange, errorOf }: Omit<Props, 'hasPassword'>) {
  const { t } = useTranslation('receiving')
  return (
    <div className={css.door}>
      <TextInput
        label={t('form.host')}
        placeholder="imap.example.org"
        maxLength={253}
        value={draft.host}
        onChange={(event) => onChange({ host: event.currentTarget.value })}
        error={errorOf('host')}
      />
      <NumberInput
        label={t('form.port')}
        min={1}
        max={65_535}
        hideControls
        value={draft.port}
        onChange={(port) => onChange({ port: Number(port) })}
        error={errorOf('port')}
      />
      <Select
        label={t('form.security')}
        allowDeselect={false}
        data={securities.map((security) => ({ value: security, label: t(`form.${security}`) }))}
        value={draft.security}
        onChange={(value) => onChange({ security: securities.find((one) => one === value) ?? 'tls' })}
      />
    </div>
  )
}
