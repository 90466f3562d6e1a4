import { useTranslation } from 'react-i18next'
import { Avatar } from './avatar.tsx'
import css from './mention-list.module.css'
import type { Named } from './mention-node.ts'

interface Props {
  id: string
  people: Named[]
  active: number
  isLoading: boolean
  onChoose: (person: Named) => void
}

/** Whom one may mean, under the text that is being written; the keys stay with the text. */
export function MentionList({ id, people, active, isLoading, onChoose }: Props) {
  const { t } = useTranslation('common')
  if (people.length === 0) {
    return (
      <p className={css.empty} role="status">
        {isLoading ? t('mention.searching') : t('mention.nobody')}
      </p>
    )
  }
  return (
    <div id={id} role="listbox" aria-label={t('mention.label')} className={css.list}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={css.option}
          ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
          // The text must not lose the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(person)}
        >
          <Avatar name={person.name} id={person.id} size={24} />
          {person.name}
        </div>
      ))}
    </div>
  )
}
