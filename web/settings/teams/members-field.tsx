import { ActionIcon, Checkbox } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#web/ui/avatar.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import rows from '../parts/rows.module.css'
import css from './members-field.module.css'
import type { TeamDraft } from './use-save-team.ts'

type Members = TeamDraft['members']

interface Props {
  value: Members
  onChange: (members: Members) => void
}

export function MembersField({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  return (
    <div>
      <PersonPicker
        // Emptied after each choice, ready for the next one.
        key={value.length}
        label={t('teams.addMember')}
        assignable
        value={null}
        onChange={(person) => {
          if (!person || value.some((member) => member.id === person.id)) return
          const { id, name, email, role } = person
          onChange([...value, { id, name, email, role, isLead: false }])
        }}
      />
      {value.length > 0 && (
        <ul className={`${rows.rows} ${css.members}`} aria-label={t('teams.memberList')}>
          {value.map((member) => (
            <li key={member.id} className={css.member}>
              <MemberRow
                member={member}
                onLead={(isLead) => onChange(value.map((one) => (one.id === member.id ? { ...one, isLead } : one)))}
                onRemove={() => onChange(value.filter((one) => one.id !== member.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface RowProps {
  member: Members[number]
  onLead: (isLead: boolean) => void
  onRemove: () => void
}

function MemberRow({ member, onLead, onRemove }: RowProps) {
  const { t } = useTranslation('settings')
  return (
    <>
      <Avatar name={member.name} id={member.id} size={28} />
      <span className={css.name}>{member.name}</span>
      <Checkbox
        size="xs"
        label={t('teams.lead')}
        aria-label={t('teams.leadOf', { name: member.name })}
        checked={member.isLead}
        onChange={(event) => onLead(event.currentTarget.checked)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('teams.removeMember', { name: member.name })}
        onClick={onRemove}
      >
        <IconX size={16} />
      </ActionIcon>
    </>
  )
}
