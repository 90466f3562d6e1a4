import { Button, Group, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Identity, identityUsage, type Person } from '#contract/people.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { isAddress, isPhone } from '../../parts/valid.ts'
import css from './identities.module.css'
import { TakenNotice } from './taken-notice.tsx'
import type { IdentityActs } from './use-identities.ts'

interface Props {
  person: Person
  kind: Identity['kind']
  acts: IdentityActs
  onClose: () => void
}

type Usage = Identity['usage']

/** One more address or number; one that is somebody else's leads to that person. */
export function AddIdentity({ person, kind, acts, onClose }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const [value, setValue] = useState('')
  const [usage, setUsage] = useState<Usage>(null)
  const [isTried, setTried] = useState(false)
  const { add } = acts
  const refused = useFieldErrors(add.error)
  const isValid = kind === 'email' ? isAddress(value) : isPhone(value)
  const isTaken = add.error instanceof ApiError && add.error.code === 'address_taken'

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (isValid) add.mutate({ kind, value, usage }, { onSuccess: close })
  }

  function close() {
    add.reset()
    onClose()
  }

  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <div className={css.inputs}>
        <TextInput
          autoFocus
          type={kind === 'email' ? 'email' : 'tel'}
          aria-label={t(`identity.${kind}`)}
          placeholder={t(`identity.${kind}`)}
          value={value}
          error={
            isTried && !isValid
              ? t(kind === 'email' ? 'person.addressInvalid' : 'person.phoneInvalid')
              : !isTaken && (refused.of('value') ?? refused.rest)
          }
          onChange={(event) => {
            setValue(event.currentTarget.value)
            if (add.isError) add.reset()
          }}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
        <Select
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          aria-label={t('identity.usage')}
          placeholder={t('identity.usage')}
          data={identityUsage.options.map((one) => ({ value: one, label: t(`identity.usage.${one}`) }))}
          value={usage}
          onChange={(next) => setUsage(identityUsage.nullable().catch(null).parse(next))}
        />
      </div>
      {isTaken && <TakenNotice person={person} identity={value} />}
      <Group gap="xs" justify="flex-end">
        <Button variant="default" size="xs" onClick={close}>
          {common('cancel')}
        </Button>
        <Button type="submit" size="xs" loading={add.isPending}>
          {common('add')}
        </Button>
      </Group>
    </form>
  )
}
