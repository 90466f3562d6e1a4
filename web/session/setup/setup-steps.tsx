import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconAlertCircle, IconArrowLeft, IconArrowRight, IconDoorEnter } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { EntryFrame } from '../entry-frame.tsx'
import { SetupProgress } from './setup-progress.tsx'
import { StepAdministrator } from './step-administrator.tsx'
import { StepDesk } from './step-desk.tsx'
import { StepInbox } from './step-inbox.tsx'
import { StepSample } from './step-sample.tsx'
import { StepSummary } from './step-summary.tsx'
import { type Setup, useSetup } from './use-setup.ts'

export function SetupSteps({ token }: { token: string }) {
  const { t } = useTranslation('session')
  const setup = useSetup(token)
  const errorText = useErrorText()
  const form = useRef<HTMLFormElement>(null)
  const { step, faults } = setup

  // The first field of a new step, or the first one that is wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the step changes or faults appear
  useEffect(() => {
    const fields = form.current
    const wrong = fields?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const first = fields?.querySelector<HTMLElement>('input:not([type="hidden"]), button[type="submit"]')
    if (wrong) wrong.focus()
    else if (Object.keys(faults).length === 0 && !fields?.contains(document.activeElement)) first?.focus()
  }, [step, Object.keys(faults).join()])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setup.next()
  }
  return (
    <EntryFrame
      title={t(`setup.${step}.title`)}
      lead={t(`setup.${step}.lead`)}
      aside={<SetupProgress setup={setup} />}
      onLanguage={(language) => setup.change({ language })}
    >
      <form ref={form} noValidate onSubmit={submit} key={step}>
        <Stack gap="lg">
          {setup.error != null && (
            <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
              {errorText(setup.error)}
            </Alert>
          )}
          <StepFields setup={setup} />
          <StepButtons setup={setup} />
        </Stack>
      </form>
    </EntryFrame>
  )
}

function StepFields({ setup }: { setup: Setup }) {
  switch (setup.step) {
    case 'desk':
      return <StepDesk setup={setup} />
    case 'administrator':
      return <StepAdministrator setup={setup} />
    case 'inbox':
      return <StepInbox setup={setup} />
    case 'sample':
      return <StepSample setup={setup} />
    case 'summary':
      return <StepSummary setup={setup} />
  }
}

function StepButtons({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  const isLast = setup.step === 'summary'
  return (
    <Group justify="space-between" mt="xs">
      {setup.step === 'desk' ? (
        <span />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="md"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={setup.back}
          disabled={setup.isOpening}
        >
          {t('setup.back')}
        </Button>
      )}
      <Button
        type="submit"
        size="md"
        loading={setup.isOpening}
        rightSection={isLast ? <IconDoorEnter size={18} aria-hidden /> : <IconArrowRight size={18} aria-hidden />}
      >
        {isLast ? t('setup.finish') : t('setup.next')}
      </Button>
    </Group>
  )
}
