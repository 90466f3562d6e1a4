import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { RecipientFields, type RecipientLists } from './recipient-fields.tsx'
import { useResend } from './use-passing-on.ts'

interface Props {
  number: number
  message: Message
  onClose: () => void
}

/** Sends a message once more: to the same people, or to others. */
export function ResendDialog({ number, message, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const before = listsOf(message)
  const [recipients, setRecipients] = useState(before)
  const [isTried, setTried] = useState(false)
  const resend = useResend(number, message.id, onClose)
  const refused = useFieldErrors(resend.error)
  const isMissing = recipients.to.length === 0

  const submit = () => {
    setTried(true)
    if (!isMissing) resend.mutate(recipients)
  }
  return (
    <FormModal
      title={t('resend.title')}
      text={t('resend.text')}
      submitLabel={t('resend.submit')}
      isDirty={JSON.stringify(recipients) !== JSON.stringify(before)}
      isSaving={resend.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <RecipientFields
        value={recipients}
        onChange={setRecipients}
        errorOf={(field) => (isTried && isMissing && field === 'to' ? t('forward.toMissing') : refused.of(field))}
      />
    </FormModal>
  )
}

function listsOf({ to, cc, bcc }: Message): RecipientLists {
  const addresses = (people: Message['to']) => people.map(({ address }) => address)
  return { to: addresses(to), cc: addresses(cc), bcc: addresses(bcc) }
}
