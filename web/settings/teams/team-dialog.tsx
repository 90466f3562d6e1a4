import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { Choice } from '../parts/choice.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { ColorChoice } from './color-choice.tsx'
import { MembersField } from './members-field.tsx'
import { RemoveTeam } from './remove-team.tsx'
import { type TeamDraft, useSaveTeam } from './use-save-team.ts'

const emptyTeam: TeamDraft = { name: '', color: '#4f7ee8', visibility: 'everyone', members: [] }

export function TeamDialog({ team, onClose }: { team: Team | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const { value, set, changes, isDirty } = useDraft<TeamDraft>(team ? draftOf(team) : emptyTeam)
  const save = useSaveTeam(team?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const submit = () => {
    setTried(true)
    if (team && !isDirty) onClose()
    else if (hasName) save.mutate({ value, changes })
  }
  return (
    <FormModal
      title={team ? t('teams.editTitle', { name: team.name }) : t('teams.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={team && <RemoveTeam team={team} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={80}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <ColorChoice value={value.color} onChange={(color) => set({ color })} />
      <Choice
        label={t('teams.visibility')}
        value={value.visibility}
        onChange={(visibility) => set({ visibility })}
        options={[
          { value: 'everyone', title: t('teams.everyone'), text: t('teams.everyoneText') },
          { value: 'members', title: t('teams.members'), text: t('teams.membersText') },
        ]}
      />
      <MembersField value={value.members} onChange={(members) => set({ members })} />
    </FormModal>
  )
}

function draftOf({ name, color, visibility, members }: Team): TeamDraft {
  return { name, color, visibility, members }
}
