import { Alert, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import css from './push-section.module.css'
import { usePush } from './use-push.ts'

/** Whether this browser shows notifications while Mesa is closed. */
export function PushSection() {
  const { t } = useTranslation('settings')
  const { state, turnOn, turnOff, test } = usePush()
  const failed = turnOn.error ?? turnOff.error ?? test.error
  const forget = () => {
    for (const act of [turnOn, turnOff, test]) act.reset()
  }
  return (
    <FormSection title={t('push.title')} text={t('push.text')}>
      <Loading query={state}>
        {(now) => (
          <div className={css.state} role="status">
            <p className={css.word} data-state={now}>
              {t(`push.${now}`)}
            </p>
            <p className={css.help}>{t(`push.${now}Text`)}</p>
          </div>
        )}
      </Loading>
      {failed && (
        <Alert role="alert" color="red" variant="light">
          <PushFault error={failed} />
        </Alert>
      )}
      <Group gap="sm">
        {state.data === 'off' && (
          <Button
            variant="default"
            loading={turnOn.isPending}
            onClick={() => {
              forget()
              turnOn.mutate()
            }}
          >
            {t('push.turnOn')}
          </Button>
        )}
        {state.data === 'on' && (
          <>
            <Button
              variant="default"
              loading={test.isPending}
              onClick={() => {
                forget()
                test.mutate(undefined, { onSuccess: () => showSuccess(t('push.tested')) })
              }}
            >
              {t('push.test')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              loading={turnOff.isPending}
              onClick={() => {
                forget()
                turnOff.mutate()
              }}
            >
              {t('push.turnOff')}
            </Button>
          </>
        )}
      </Group>
    </FormSection>
  )
}

/** What the server says in its words; the browser's own failures are those of its push service. */
function PushFault({ error }: { error: Error }) {
  const { t } = useTranslation('settings')
  const errorText = useErrorText()
  if (!(error instanceof ApiError)) return t('push.failed')
  return error.code === 'unavailable' ? t('push.refused') : errorText(error)
}
