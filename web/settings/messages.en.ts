import { en as ai } from './ai/messages.en.ts'
import { en as approvals } from './approvals/messages.en.ts'
import { en as assignment } from './assignment/messages.en.ts'
import { en as audit } from './audit/messages.en.ts'
import { en as calendars } from './calendars/messages.en.ts'
import { en as catalogue } from './catalogue/messages.en.ts'
import { en as checklists } from './checklists/messages.en.ts'
import { en as desk } from './desk/messages.en.ts'
import { en as devices } from './devices/messages.en.ts'
import { en as escalation } from './escalation/messages.en.ts'
import { en as fields } from './fields/messages.en.ts'
import { en as hooks } from './hooks/messages.en.ts'
import { en as inboxes } from './inboxes/messages.en.ts'
import { en as macros } from './macros/messages.en.ts'
import { en as mails } from './mails/messages.en.ts'
import { en as matrix } from './matrix/messages.en.ts'
import { en as mesh } from './mesh/messages.en.ts'
import { en as monitoring } from './monitoring/messages.en.ts'
import { en as notifications } from './notifications/messages.en.ts'
import { en as people } from './people/messages.en.ts'
import { en as profile } from './profile/messages.en.ts'
import { en as ratings } from './ratings/messages.en.ts'
import { en as readyTexts } from './ready-texts/messages.en.ts'
import { en as recurring } from './recurring/messages.en.ts'
import { en as remote } from './remote/messages.en.ts'
import { en as sessions } from './sessions/messages.en.ts'
import { en as sla } from './sla/messages.en.ts'
import { en as teams } from './teams/messages.en.ts'
import { en as templates } from './templates/messages.en.ts'
import { en as tokens } from './tokens/messages.en.ts'
import { en as webhooks } from './webhooks/messages.en.ts'

export const en = {
  ...desk,
  ...inboxes,
  ...people,
  ...teams,
  ...tokens,
  ...profile,
  ...sessions,
  ...approvals,
  ...assignment,
  ...audit,
  ...calendars,
  ...catalogue,
  ...checklists,
  ...devices,
  ...escalation,
  ...fields,
  ...hooks,
  ...macros,
  ...mails,
  ...matrix,
  ...notifications,
  ...ratings,
  ...readyTexts,
  ...sla,
  ...recurring,
  ...templates,
  ...monitoring,
  ...remote,
  ...mesh,
  ...ai,
  ...webhooks,
  title: 'Settings',
  find: 'Find a setting',
  'find.none': 'No page is called that. Try another word.',
  back: 'All settings',
  'group.desk': 'The desk',
  'group.own': 'Mine',
  adminsOnly: 'Only administrators open this page',
  adminsOnlyText: 'Ask one of them if something here should change.',
  unknownPage: 'There is no such page',
  unknownPageText: 'Choose one from the list.',
  'section.desk': 'Desk and portal',
  'section.desk.lead': 'Name, language and how the desk behaves and looks to customers.',
  'section.people': 'Agents and administrators',
  'section.people.lead': 'Who works here, in which teams, and who may change settings.',
  'section.teams': 'Teams',
  'section.teams.lead': 'Queues that agents share, and who sees them.',
  'section.inboxes': 'Inboxes',
  'section.inboxes.lead': 'Addresses where requests arrive, and what became of their mail.',
  'section.filters': 'Mail filters',
  'section.filters.lead': 'What happens to arriving mail before it becomes a ticket.',
  'section.ignored': 'Ignored senders',
  'section.ignored.lead': 'Whose mail becomes no ticket.',
  'section.mails': 'Mails',
  'section.mails.lead': 'The words of the mails that Mesa writes, in each language.',
  'section.ratings': 'Ratings',
  'section.ratings.lead': 'Whom Mesa asks how the help was, when, and what besides the score.',
  'section.suppressed': 'Stopped addresses',
  'section.suppressed.lead': 'Addresses that sent mail back; nothing is sent to them.',
  'section.fields': 'Fields',
  'section.fields.lead': 'What you note of tickets, people and organizations, and who fills it in.',
  'section.calendars': 'Calendars',
  'section.calendars.lead': 'When you work, and on which days not: what is promised is reckoned in these hours.',
  'section.catalogue': 'Service catalogue',
  'section.catalogue.lead': 'What can be asked for on the portal, with its form, its approval and its steps.',
  'section.checklists': 'Checklists',
  'section.checklists.lead': 'Tasks that agents put on a ticket together.',
  'section.sla': 'Service levels',
  'section.sla.lead': 'What is promised to whom: times for answers and solutions, by priority.',
  'section.rules': 'Rules',
  'section.rules.lead': 'What is done by itself when something happens to a ticket. Asked from top to bottom.',
  'section.macros': 'Macros',
  'section.macros.lead': 'Several changes, a note and a reply in one go.',
  'section.texts': 'Ready-made texts',
  'section.texts.lead': 'Answers that you write once and put into a reply or note with a slash.',
  'section.tokens': 'API tokens',
  'section.tokens.lead': 'Keys with which programs act in your name.',
  'section.audit': 'Audit log',
  'section.audit.lead': 'Who changed what, and who signed in.',
  'section.profile': 'My profile',
  'section.profile.lead': 'Your name, language, look and password.',
  'section.sessions': 'My sessions',
  'section.sessions.lead': 'Where you are signed in; end what you do not know.',
  'unsaved.bar': 'You have changes that are not saved',
  'unsaved.discard': 'Discard',
  'unsaved.save': 'Save changes',
  'level.impact': 'Impact',
  'level.urgency': 'Urgency',
  nameMissing: 'Write a name.',
  addressInvalid: 'Write a mail address, such as you@example.org.',
} as const
