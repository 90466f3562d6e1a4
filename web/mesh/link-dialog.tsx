import { NumberInput, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { ProofDialog } from '#web/ui/code-dialog.tsx'
import { isCodeNeeded } from '#web/ui/code-step.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { LinkMade } from './link-made.tsx'
import { type LinkWish, useMakeLink } from './queries.ts'

const choices = ['open', 'view', 'control', 'terminal'] as const
const usualMinutes = 60

interface Props {
  number: number
  device: { id: string; name: string }
  onClose: () => void
}

/** Asks what a link should be good for, and shows it when it is made. */
export function LinkDialog({ number, device, onClose }: Props) {
  const { t } = useTranslation('mesh')
  const errorText = useErrorText()
  const [wish, setWish] = useState<LinkWish>({ access: 'open', minutes: usualMinutes })
  const make = useMakeLink(number, device.id)
  if (make.data) return <LinkMade link={make.data} onClose={onClose} />
  if (isCodeNeeded(make.error)) return <ProofDialog onClose={make.reset} onProven={() => make.mutate(wish)} />
  return (
    <FormModal
      title={t('dialog.title', { name: device.name })}
      submitLabel={t('dialog.make')}
      isDirty={false}
      isSaving={make.isPending}
      error={make.isError ? errorText(make.error) : undefined}
      onSubmit={() => make.mutate(wish)}
      onClose={onClose}
    >
      <Radio.Group
        label={t('dialog.what')}
        value={wish.access}
        onChange={(value) => {
          const access = choices.find((one) => one === value)
          if (access !== undefined) setWish({ ...wish, access })
        }}
      >
        <Stack gap="sm" mt="xs">
          {choices.map((one) => (
            <Radio key={one} value={one} label={t(`dialog.${one}`)} description={t(`dialog.${one}Text`)} />
          ))}
        </Stack>
      </Radio.Group>
      {wish.access !== 'open' && (
        <NumberInput
          label={t('dialog.minutes')}
          min={5}
          max={240}
          allowDecimal={false}
          value={wish.minutes}
          onChange={(minutes) => typeof minutes === 'number' && setWish({ ...wish, minutes })}
        />
      )}
    </FormModal>
  )
}
