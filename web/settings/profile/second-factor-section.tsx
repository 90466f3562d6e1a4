import { Alert, Button, Group, Modal, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFactorState } from '#contract/second-factor.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { RecoveryCodes, SetUpSecondFactor } from '#web/session/index.ts'
import { CodeDialog } from '#web/ui/code-dialog.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'

/** What is asked for besides the password: set up, renewed, turned off. */
export function SecondFactorSection() {
  const { t } = useTranslation('settings')
  const state = useQuery({
    queryKey: keys.secondFactor,
    queryFn: ({ signal }) => api.secondFactor.state({ signal }),
  })
  return (
    <FormSection title={t('factor')} text={t('factor.text')}>
      <Loading query={state}>
        {(known) => (known.since === null ? <IsOff state={known} /> : <IsOn state={known} since={known.since} />)}
      </Loading>
    </FormSection>
  )
}

function IsOff({ state }: { state: SecondFactorState }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const me = useMe()
  const refresh = useRefresh()
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    void refresh()
  }
  return (
    <div>
      {state.isRequired && <Text size="sm">{t('factor.required')}</Text>}
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('factor.setUp')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('factor.setUp')}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <SetUpSecondFactor me={me} onDone={close} />
      </Modal>
    </div>
  )
}

function IsOn({ state, since }: { state: SecondFactorState; since: string }) {
  const { t } = useTranslation('settings')
  const { t: session } = useTranslation('session')
  const format = useFormat()
  const refresh = useRefresh()
  const [asked, setAsked] = useState<'renew' | 'off'>()
  const [codes, setCodes] = useState<string[]>()
  const close = () => setAsked(undefined)
  const renew = async (code: string) => {
    setCodes((await api.secondFactor.renewCodes({ body: { code } })).recoveryCodes)
    close()
    await refresh()
  }
  const turnOff = async (code: string) => {
    await api.secondFactor.turnOff({ body: { code } })
    close()
    await refresh()
    showSuccess(t('factor.isOff'))
  }
  return (
    <>
      <Alert color="teal" variant="light" icon={<IconShieldCheck size={18} />}>
        {t('factor.on', { day: format.date(since) })} {t('factor.codesLeft', { count: state.recoveryCodesLeft })}
      </Alert>
      <Group gap="xs">
        <Button variant="default" onClick={() => setAsked('renew')}>
          {t('factor.renew')}
        </Button>
        <Button variant="default" onClick={() => setAsked('off')}>
          {t('factor.turnOff')}
        </Button>
      </Group>
      {asked === 'renew' && (
        <CodeDialog
          title={t('factor.renew')}
          text={t('factor.renewText')}
          submitLabel={t('factor.renewNow')}
          act={renew}
          onClose={close}
        />
      )}
      {asked === 'off' && (
        <CodeDialog
          title={t('factor.turnOff')}
          text={state.isRequired ? t('factor.offRequired') : t('factor.offText')}
          submitLabel={t('factor.turnOff')}
          act={turnOff}
          onClose={close}
        />
      )}
      <Modal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        withCloseButton={false}
        closeOnClickOutside={false}
        title={session('factor.codes')}
        size="lg"
      >
        <RecoveryCodes codes={codes ?? []} onDone={() => setCodes(undefined)} />
      </Modal>
    </>
  )
}

function useRefresh() {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: keys.secondFactor })
    await client.invalidateQueries({ queryKey: keys.me })
  }
}
