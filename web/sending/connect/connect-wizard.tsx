import { Alert, Button, Modal, Skeleton, Stack } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxProof } from '#contract/proofs.ts'
import type { SendingSettings } from '#contract/sending.ts'
import type { Inbox } from '#contract/structure.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { confirmFirst } from '#web/ui/confirm-button.tsx'
import { sendingQuery } from '../queries.ts'
import css from './connect.module.css'
import { ConnectFields } from './connect-fields.tsx'
import { type ConnectField, emptyDraft, faultsOf, savedServer } from './draft.ts'
import { ProofSteps } from './proof-steps.tsx'
import { isUnderWay, useProof } from './use-proof.ts'

type KnownInbox = Pick<Inbox, 'id' | 'name' | 'address'>

interface Props {
  /** Undefined: a new one. */
  inbox?: KnownInbox | undefined
  onClose: () => void
}

/** Connects an inbox to its mail servers, and proves that it works before anything is saved. */
export function ConnectWizard({ inbox, onClose }: Props) {
  const { t } = useTranslation('sending')
  const settings = useQuery({ ...sendingQuery(inbox?.id ?? ''), enabled: inbox !== undefined })
  const isReady = inbox === undefined || settings.data !== undefined
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={inbox ? t('connect.titleOf', { name: inbox.name }) : t('connect.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('connect.close') }}
    >
      {isReady ? <Steps inbox={inbox} settings={settings.data} onClose={onClose} /> : <Skeleton height={300} />}
    </Modal>
  )
}

interface StepsProps extends Props {
  settings: SendingSettings | undefined
}

function Steps({ inbox, settings, onClose }: StepsProps) {
  const { t } = useTranslation('sending')
  const [draft, setDraft] = useState(() => draftFor(inbox, settings))
  const [isTried, setTried] = useState(false)
  const { proof, start, cancel, save, reset } = useProof(inbox?.id ?? null, onClose)
  const refused = useFieldErrors(start.error, { address_taken: 'address' })
  const faults = faultsOf(draft)
  const errorOf = (field: string) => {
    const fault = isTried ? faults[field as ConnectField] : undefined
    return fault ? t(fault) : refused.of(field)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (Object.keys(faults).length === 0) start.mutate(draft)
  }
  if (proof !== undefined) {
    return (
      <Stack gap="md">
        <ProofSteps proof={proof} />
        <ProofButtons
          proof={proof}
          isSaving={save.isPending}
          onStop={() => cancel.mutate()}
          onBack={reset}
          onAgain={() => start.mutate(draft)}
          onSave={(anyway) => save.mutate(anyway)}
        />
      </Stack>
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <p className={css.lead}>{t('connect.lead')}</p>
        {refused.rest && (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            {refused.rest}
          </Alert>
        )}
        <ConnectFields
          draft={draft}
          onChange={setDraft}
          errorOf={errorOf}
          isNew={inbox === undefined}
          hasDeskServer={settings?.way === 'desk'}
          hasSavedPassword={settings?.server?.hasPassword ?? false}
        />
        <div className={css.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('connect.close')}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {t('connect.test')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

interface ButtonsProps {
  proof: InboxProof
  isSaving: boolean
  onStop: () => void
  onBack: () => void
  onAgain: () => void
  onSave: (anyway: boolean) => void
}

function ProofButtons({ proof, isSaving, onStop, onBack, onAgain, onSave }: ButtonsProps) {
  const { t } = useTranslation('sending')
  if (isUnderWay(proof)) {
    return (
      <div className={css.buttons}>
        <Button variant="default" data-autofocus onClick={onStop}>
          {t('connect.stop')}
        </Button>
      </div>
    )
  }
  const saveAnyway = () =>
    void confirmFirst({
      title: t('connect.saveAnywayTitle'),
      text: t('connect.saveAnywayText'),
      confirmLabel: t('connect.saveAnyway'),
      onConfirm: () => onSave(true),
    })
  return (
    <div className={css.buttons}>
      {proof.state === 'failed' && (
        <Button variant="subtle" color="gray" loading={isSaving} onClick={saveAnyway}>
          {t('connect.saveAnyway')}
        </Button>
      )}
      <Button variant="default" onClick={onBack}>
        {t('connect.back')}
      </Button>
      {proof.state === 'proven' ? (
        <Button data-autofocus loading={isSaving} onClick={() => onSave(false)}>
          {t('connect.save')}
        </Button>
      ) : (
        <Button data-autofocus onClick={onAgain}>
          {t('connect.again')}
        </Button>
      )}
    </div>
  )
}

function draftFor(inbox: KnownInbox | undefined, settings: SendingSettings | undefined) {
  const draft = emptyDraft(inbox?.name ?? '', inbox?.address ?? '')
  if (settings === undefined) return draft
  const { server, mailsPerMinute, way } = settings
  return {
    ...draft,
    hasServer: way !== 'desk',
    ...(server !== null && { hasServer: true, sending: savedServer(server) }),
    mailsPerMinute: mailsPerMinute ?? ('' as const),
  }
}
