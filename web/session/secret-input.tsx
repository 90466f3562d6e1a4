import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import css from './secret-input.module.css'

/** A password field whose eye can be reached and is named by what it does next. */
export function SecretInput(props: PasswordInputProps) {
  const { t } = useTranslation('session')
  const [visible, { toggle }] = useDisclosure(false)
  return (
    <PasswordInput
      {...props}
      classNames={{ input: css.input }}
      visible={visible}
      onVisibilityChange={toggle}
      visibilityToggleButtonProps={{
        'aria-label': visible ? t('password.hide') : t('password.show'),
        tabIndex: 0,
      }}
    />
  )
}
