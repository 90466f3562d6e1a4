import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { CodeField, isCodeWrong } from '#web/ui/code-step.tsx'
import { QrCode } from '#web/ui/qr-code.tsx'
import { SecretInput } from '../secret-input.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import css from './second-factor.module.css'

interface Props {
  me: Pick<Me, 'hasPassword'>
  onDone: () => void
  /** Beside the button of the first step. */
  way?: ReactNode
}

/** Three steps: the password, the app with its first code, the codes for when the app is lost. */
export function SetUpSecondFactor({ me, onDone, way }: Props) {
  const begin = useMutation({ mutationFn: (password: string) => api.secondFactor.begin({ body: { password } }) })
  const confirm = useMutation({ mutationFn: (code: string) => api.secondFactor.confirm({ body: { code } }) })
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />
  if (begin.data) return <AppStep {...begin.data} confirm={confirm} />
  return <FirstStep hasPassword={me.hasPassword} begin={begin} way={way} />
}

interface Step<Value> {
  mutate: (value: Value) => void
  reset: () => void
  error: unknown
  isPending: boolean
}

function FirstStep({ hasPassword, begin, way }: { hasPassword: boolean; begin: Step<string>; way: ReactNode }) {
  const { t } = useTranslation('session')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const isWrong = begin.error instanceof ApiError && begin.error.code === 'wrong_credentials'
  const isMissing = hasPassword && password === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (!isMissing) begin.mutate(password)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('factor.about')}</Text>
        <Refusal error={isWrong ? null : begin.error} />
        {hasPassword && (
          <SecretInput
            label={t('factor.password')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            error={isWrong ? t('factor.passwordWrong') : isTried && isMissing && t('password.missing')}
            onChange={(event) => {
              begin.reset()
              setPassword(event.currentTarget.value)
            }}
          />
        )}
        <Group justify="space-between">
          {way ?? <span />}
          <Button type="submit" loading={begin.isPending}>
            {t('factor.next')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function AppStep({ secret, uri, confirm }: { secret: string; uri: string; confirm: Step<string> }) {
  const { t } = useTranslation('session')
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const isShort = code.trim().length < 6
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (!isShort) confirm.mutate(code)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Refusal error={isCodeWrong(confirm.error) ? null : confirm.error} />
        <div className={css['pair']}>
          <QrCode text={uri} size={190} label={t('factor.qr')} />
          <div className={css['words']}>
            <Text size="sm">{t('factor.scan')}</Text>
            <Text size="sm" mt="sm" c="dimmed">
              {t('factor.type')}
              <span className={css['secret']}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
            </Text>
          </div>
        </div>
        <CodeField
          isDigitsOnly
          value={code}
          isMissing={isTried && isShort}
          isWrong={isCodeWrong(confirm.error)}
          onCode={(next) => {
            confirm.reset()
            setCode(next)
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {t('factor.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Refusal({ error }: { error: unknown }) {
  const errorText = useErrorText()
  if (!error) return null
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
      {errorText(error)}
    </Alert>
  )
}
