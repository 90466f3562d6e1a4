import { type PasswordInputProps, Text } from '@mantine/core'
import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './new-password-field.module.css'
import { judgePassword } from './password-strength.ts'
import { SecretInput } from './secret-input.tsx'

type Props = Omit<PasswordInputProps, 'value' | 'onChange'> & {
  value: string
  onChange: (password: string) => void
  /** Name and address of the person, which the password should not contain. */
  personal?: readonly string[]
}

/** A password being chosen: the rules beside it, ticked off while typing. */
export function NewPasswordField({ value, onChange, personal = [], ...rest }: Props) {
  const { t } = useTranslation('session')
  const rulesId = useId()
  const verdict = judgePassword(value, personal)
  return (
    <div>
      <SecretInput
        label={t('password.new')}
        {...rest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="new-password"
        aria-describedby={rulesId}
      />
      <div id={rulesId} className={css.rules}>
        <ul className={css.list}>
          <Rule met={verdict.longEnough} text={t('password.rule.length')} />
          <Rule met={verdict.impersonal} text={t('password.rule.personal')} />
          <Rule met={verdict.varied} text={t('password.rule.varied')} />
        </ul>
        <Text size="xs" c="dimmed">
          {t('password.hint')}
        </Text>
      </div>
      {value !== '' && !rest.error && (
        <div className={css.strength} data-strength={verdict.strength}>
          <span className={css.meter} aria-hidden>
            <span />
            <span />
            <span />
          </span>
          <span aria-live="polite">{t(`password.strength.${verdict.strength}`)}</span>
        </div>
      )}
    </div>
  )
}

function Rule({ met, text }: { met: boolean; text: string }) {
  const { t } = useTranslation('session')
  return (
    <li className={css.rule} data-met={met || undefined}>
      {met ? (
        <IconCheck size={14} aria-label={t('password.met')} />
      ) : (
        <IconCircle size={14} aria-label={t('password.unmet')} />
      )}
      {text}
    </li>
  )
}
