import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { CodeField, isCodeWrong } from './code-step.tsx'
import { FormModal } from './form-modal.tsx'

interface Props {
  title: string
  text: string
  submitLabel: string
  /** Does with the code what it is asked for. */
  act: (code: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for a code of the second factor before something is done. */
export function CodeDialog({ title, text, submitLabel, act, onClose }: Props) {
  const errorText = useErrorText()
  const [code, setCode] = useState('')
  const [isTried, setTried] = useState(false)
  const done = useMutation({ mutationFn: () => act(code) })
  const isShort = code.trim().length < 6
  const submit = () => {
    setTried(true)
    if (!isShort) done.mutate()
  }
  return (
    <FormModal
      title={title}
      text={text}
      submitLabel={submitLabel}
      isDirty={false}
      isSaving={done.isPending}
      error={done.isError && !isCodeWrong(done.error) ? errorText(done.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <CodeField
        value={code}
        isMissing={isTried && isShort}
        isWrong={isCodeWrong(done.error)}
        onCode={(next) => {
          done.reset()
          setCode(next)
        }}
      />
    </FormModal>
  )
}

/** Makes the second factor fresh in this session, so that what was refused for it can be done. */
export function ProofDialog({ onProven, onClose }: { onProven: () => void; onClose: () => void }) {
  const { t } = useTranslation('common')
  const act = async (code: string) => {
    await api.secondFactor.prove({ body: { code } })
    onClose()
    onProven()
  }
  return (
    <CodeDialog
      title={t('code.proof')}
      text={t('code.proofText')}
      submitLabel={t('code.go')}
      act={act}
      onClose={onClose}
    />
  )
}
