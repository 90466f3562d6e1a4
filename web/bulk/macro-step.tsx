import { Button, Checkbox, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '#contract/macros.ts'
import { MacroDoes, MacroFinder } from '#web/tickets/index.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import type { DialogProps } from './bulk-dialog.tsx'

/** Which macro is applied to all, and whether its reply leaves although nobody looks at each. */
export function MacroStep({ isSaving, onDo, onClose }: DialogProps) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const [macro, setMacro] = useState<Macro>()
  const [sendsReply, setSendsReply] = useState(false)
  if (macro === undefined) {
    return (
      <Modal
        opened
        size="lg"
        title={t('macroTitle')}
        onClose={onClose}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <MacroFinder onChoose={setMacro} />
      </Modal>
    )
  }
  const answers = macro.actions.some(({ kind }) => kind === 'write_reply')
  return (
    <FormModal
      title={t('macroTitle')}
      submitLabel={t('go')}
      isDirty={false}
      isSaving={isSaving}
      error={undefined}
      extra={
        <Button variant="subtle" onClick={() => setMacro(undefined)}>
          {t('macroOther')}
        </Button>
      }
      onSubmit={() => onDo({ macro: { id: macro.id, sendsReply } })}
      onClose={onClose}
    >
      <Stack gap={4}>
        <Text fw={600}>{macro.name}</Text>
        <MacroDoes macro={macro} />
      </Stack>
      {answers && (
        <Checkbox
          label={t('macroReply')}
          description={t('macroReplyHelp')}
          checked={sendsReply}
          onChange={(event) => setSendsReply(event.currentTarget.checked)}
        />
      )}
    </FormModal>
  )
}
