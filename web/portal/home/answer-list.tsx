import { IconFileText } from '@tabler/icons-react'
import { useBeside } from '../link.tsx'
import css from './answer-list.module.css'

interface Answer {
  id: string
  title: string
  summary: string
  path: string
}

interface Props {
  answers: Answer[]
  /** Given where a form lies beside, which must not be left. */
  onOpen?: ((id: string) => void) | undefined
}

/** Articles as links into the help centre, which reads without a script. */
export function AnswerList({ answers, onOpen }: Props) {
  const beside = useBeside()
  return (
    <ul className={css['list']}>
      {answers.map(({ id, title, summary, path }) => (
        <li key={id}>
          <a
            href={path}
            className={css['answer']}
            {...beside}
            {...(onOpen && { target: '_blank', onClick: () => onOpen(id) })}
          >
            <IconFileText size={20} aria-hidden className={css['icon']} />
            <span className={css['words']}>
              <strong>{title}</strong>
              {summary !== '' && <span>{summary}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
