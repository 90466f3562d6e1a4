import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './connect.module.css'
import type { ServerDraft } from './draft.ts'
import { SignInChoice } from './sign-in-choice.tsx'

/** So that fields side by side stand on one line. */
const helpBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']
const securities = ['tls', 'starttls', 'none'] as const

interface Props {
  /** Names the group for those who hear it. */
  title: string
  value: ServerDraft
  onChange: (part: Partial<ServerDraft>) => void
  errorOf: (field: 'host' | 'port' | 'username' | 'password') => string | undefined
  hasSavedPassword: boolean
}

/** Where a mail server is, and how one signs in to it. */
export function ServerFields({ title, value, onChange, errorOf, hasSavedPassword }: Props) {
  const { t } = useTranslation('sending')
  return (
    <fieldset className={css.server}>
      <legend className={css.legend}>{title}</legend>
      <div className={css.where}>
        <TextInput
          label={t('connect.host')}
          autoComplete="off"
          spellCheck={false}
          value={value.host}
          onChange={(event) => onChange({ host: event.currentTarget.value })}
          error={errorOf('host')}
        />
        <NumberInput
          label={t('connect.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          value={value.port}
          onChange={(port) => onChange({ port: typeof port === 'number' ? port : '' })}
          error={errorOf('port')}
        />
        <Select
          label={t('connect.security')}
          allowDeselect={false}
          data={securities.map((security) => ({ value: security, label: t(`connect.${security}`) }))}
          value={value.security}
          onChange={(next) => {
            const security = securities.find((one) => one === next)
            if (security) onChange({ security })
          }}
        />
      </div>
      <SignInChoice value={value.oauthConnectionId} onChange={onChange} />
      <div className={css.who}>
        <TextInput
          label={t('connect.username')}
          description={t('connect.usernameHelp')}
          inputWrapperOrder={helpBelow}
          autoComplete="off"
          spellCheck={false}
          value={value.username}
          onChange={(event) => onChange({ username: event.currentTarget.value })}
          error={errorOf('username')}
        />
        {value.oauthConnectionId === null && (
          <PasswordInput
            label={t('connect.password')}
            description={hasSavedPassword && t('connect.passwordKept')}
            inputWrapperOrder={helpBelow}
            autoComplete="new-password"
            value={value.password}
            onChange={(event) => onChange({ password: event.currentTarget.value })}
            error={errorOf('password')}
          />
        )}
      </div>
    </fieldset>
  )
}
