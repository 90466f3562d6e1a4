import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '#contract/assignment.ts'
import { levelOf } from '#web/duty/index.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from '../assignment/assignment.module.css'
import { useDraft } from '../parts/use-draft.ts'
import { emptyNeed, isComplete, NeedFields } from './need-fields.tsx'
import { useRemoveSkill, useSaveSkill } from './use-skills.ts'

type Draft = Pick<Skill, 'name' | 'people' | 'needs'>

const levels = ['1', '2', '3'] as const

export function SkillDialog({ skill, onClose }: { skill: Skill | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { value, set, isDirty } = useDraft<Draft>(skill ? draftOf(skill) : { name: '', people: [], needs: [] })
  const [isTried, setTried] = useState(false)
  const save = useSaveSkill(skill?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isWhole = value.needs.every(isComplete)
  const submit = () => {
    setTried(true)
    if (!hasName || !isWhole) return
    const people = value.people.map(({ id, level }) => ({ id, level }))
    save.mutate({ name: value.name, people, needs: value.needs })
  }
  return (
    <FormModal
      title={skill ? t('skills.editName', { name: skill.name }) : t('skills.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={skill && <RemoveSkill skill={skill} onRemoved={onClose} />}
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
      <People value={value.people} onChange={(people) => set({ people })} />
      <fieldset className={css.group}>
        <legend>{t('skills.asked')}</legend>
        {value.needs.map((need, index) => (
          <NeedFields
            // Traits have no name of their own; their place is what they are known by here.
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their place tells two equal ones apart
            key={index}
            value={need}
            onChange={(next) => set({ needs: value.needs.map((one, at) => (at === index ? next : one)) })}
            onRemove={() => set({ needs: value.needs.filter((_, at) => at !== index) })}
          />
        ))}
        {isTried && !isWhole && (
          <p role="alert" className={css.text}>
            {t('skills.incomplete')}
          </p>
        )}
        <Button
          mt={6}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => set({ needs: [...value.needs, emptyNeed] })}
        >
          {t('skills.addNeed')}
        </Button>
      </fieldset>
    </FormModal>
  )
}

function People({ value, onChange }: { value: Draft['people']; onChange: (people: Draft['people']) => void }) {
  const { t } = useTranslation('settings')
  const { t: duty } = useTranslation('duty')
  return (
    <div>
      <PersonPicker
        // Emptied after each choice, ready for the next one.
        key={value.length}
        label={t('skills.addPerson')}
        assignable
        value={null}
        onChange={(person) => {
          if (!person || value.some(({ id }) => id === person.id)) return
          const { id, name, email, role } = person
          onChange([...value, { id, name, email, role, level: 2 }])
        }}
      />
      {value.length > 0 && (
        <ul className={css.people} aria-label={t('skills.personList')}>
          {value.map(({ id, name, level }) => (
            <li key={id} className={css.person}>
              <span>
                <Avatar name={name} id={id} size={22} /> {name}
              </span>
              <Select
                size="xs"
                aria-label={t('skills.levelOf', { name })}
                data={levels.map((one) => ({ value: one, label: duty(`level.${one}`) }))}
                value={String(levelOf(level))}
                allowDeselect={false}
                onChange={(next) =>
                  onChange(value.map((one) => (one.id === id ? { ...one, level: Number(next) } : one)))
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('skills.removePerson', { name })}
                onClick={() => onChange(value.filter((one) => one.id !== id))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function RemoveSkill({ skill, onRemoved }: { skill: Skill; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const remove = useRemoveSkill(skill, onRemoved)
  return (
    <ConfirmButton
      title={t('skills.removeTitle', { name: skill.name })}
      text={t('skills.removeText')}
      confirmLabel={t('skills.remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('skills.remove')}
    </ConfirmButton>
  )
}

function draftOf({ name, people, needs }: Skill): Draft {
  return { name, people, needs }
}
