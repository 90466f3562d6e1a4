import { useTranslation } from 'react-i18next'
import css from './variables.module.css'

/** Every variable that has words. */
export const named = [
  'agent.name',
  'agent.email',
  'team.name',
  'inbox.name',
  'inbox.address',
  'desk.name',
  'requester.name',
  'requester.firstName',
  'requester.email',
  'organization.name',
  'ticket.number',
  'ticket.subject',
  'conversation',
  'person.name',
  'link',
  'ticket.link',
  'quote',
  'rating',
  'closing',
  'message',
  'signature',
  'solved',
  'ticket.open',
  'last.message',
  'author.name',
  'task.title',
  'approval.decide',
  'approval.facts',
  'approval.words',
  'approval.question',
  'approver.name',
  'security.news',
  'security.when',
  'security.open',
  'article.open',
  'article.note',
  'article.news',
  'article.title',
  'digest.list',
  'digest.open',
  'digest.count',
] as const

interface Props {
  variables: readonly { name: string; isRequired?: boolean }[]
  onInsert: (text: string) => void
}

/** What may stand in the text, each a click away from standing there. */
export function Variables({ variables, onInsert }: Props) {
  const { t } = useTranslation('settings')
  return (
    <section className={css.box} aria-label={t('mails.variables')}>
      <p className={css.help}>{t('mails.variablesHelp')}</p>
      <ul className={css.list}>
        {variables.map(({ name, isRequired }) => (
          <li key={name}>
            <button
              type="button"
              className={css.variable}
              title={wordsOf(name)}
              onClick={() => onInsert(`{{${name}}}`)}
            >
              <code>{`{{${name}}}`}</code>
              <span>{isRequired ? `${wordsOf(name)} · ${t('mails.required')}` : wordsOf(name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )

  function wordsOf(name: string): string {
    const known = named.find((one) => one === name)
    return known ? t(`variable.${known}`) : name
  }
}
