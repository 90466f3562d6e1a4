import { agent, note, requester, type Told } from '../scenario.ts'

export const enApplications: Told[] = [
  {
    type: 'request',
    tags: ['mailbox', 'permissions'],
    subjects: [
      'Access to the shared mailbox of {site}',
      'Please add {newcomer} to our mailbox',
      'Send as the team address',
    ],
    openings: [
      'Could you give me access to the shared mailbox of {site}? I am covering for {colleague} until {date}.',
      '{newcomer} should be able to read and answer in our shared mailbox, please.',
      'I can read the team mailbox but my answers leave under my own name. Can that be changed?',
    ],
    turns: [
      agent(
        'Happy to. Who owns that mailbox, so that I can ask for a quick yes?',
        'That is a separate permission; I will add it now. It can take up to an hour to show.',
      ),
      requester('That would be {colleague}.', 'Works now, thank you!'),
      agent(
        'Approved and done. Restart your mail program and it appears on the left.',
        'Great. Closing this one, just answer if it comes back.',
      ),
    ],
  },
  {
    type: 'incident',
    impact: 2,
    tags: ['erp', 'report'],
    file: 'picture',
    subjects: ['Totals in {app} do not add up', 'Wrong figures in the weekly report', '{app} shows last month twice'],
    openings: [
      'The totals of the weekly report in {app} are off by {amount} compared with the ledger. It started with the week of {lately}.',
      '{app} shows the same month twice in the sales chart, and the sum is doubled. Screenshot attached.',
    ],
    turns: [
      agent(
        'Thanks for the precise description. I can reproduce it with order {order}: returns are counted with the wrong sign.',
        'Could you tell me one order that looks wrong to you? Then I can follow it through.',
      ),
      note(
        'Introduced with {version}: join on the calendar table without the year.',
        'Fix reviewed, goes out with tonight’s release. Recalculate since {lately}.',
      ),
      requester('Try {order}, that one is clearly wrong.', 'Good to know it is not me. When will it be right?'),
      agent(
        'The fix went live last night and I have recalculated everything since {lately}. The difference to the ledger is zero now.',
        'Corrected. I checked three weeks by hand and all of them agree.',
      ),
    ],
  },
  {
    type: 'request',
    urgency: 3,
    tags: ['backup', 'files'],
    subjects: ['Restore a deleted folder', 'I overwrote a spreadsheet in {folder}', 'Yesterday’s version of {folder}'],
    openings: [
      'I deleted a folder in {folder} by mistake and the bin is empty. Can it be restored?',
      'I saved over the master spreadsheet in {folder}. Is there a version from yesterday afternoon?',
    ],
    turns: [
      agent(
        'Yes, we keep a copy every four hours. Would yesterday at 16:00 do? I would put it beside the current one.',
        'No harm done, it is still there. Do you need the permissions as they were, too?',
      ),
      requester('16:00 is perfect.', 'Yes please, exactly as it was.'),
      agent(
        'Restored next to the original with the date in its name.',
        'It is back where it was, permissions included.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    tags: ['password', 'account'],
    subjects: ['Locked out of my account', 'Password expired while on leave', 'Cannot sign in to {app}'],
    openings: [
      'I am locked out after mistyping my password. Could someone unlock me before the ten o’clock call?',
      'Back from leave, and my password has expired. The page to change it asks for the old one and then says it is wrong.',
      '{app} says "account disabled" although I was in it yesterday.',
    ],
    turns: [
      agent(
        'Unlocked. If it happens again within the hour, an old phone is probably still trying the previous password.',
        'I have sent a one-time link to your manager, as the policy asks. With it you can choose a new one.',
      ),
      requester('I am in, thank you!', 'That worked. It was indeed my old tablet.'),
      agent('Splendid. Have a good day.', 'Good to hear. I will close this.'),
    ],
  },
  {
    type: 'incident',
    impact: 3,
    urgency: 3,
    tags: ['outage', 'network'],
    subjects: ['{site} is offline', 'Nobody in {site} can reach {app}', 'Network down on floor {floor}'],
    openings: [
      'All of {site} has been offline for ten minutes: no phones, no card terminal, and {app} does not open.',
      'Nobody on floor {floor} has a connection. The floor below is fine.',
    ],
    turns: [
      agent(
        'We see it too: the line to {site} is down. The provider has been called, reference {ticketref}. Next word from me in thirty minutes, whatever happens.',
        'Confirmed, a switch on that floor lost power. {colleague} is on the way with a spare.',
      ),
      note(
        'Fibre cut by roadworks, estimated repair 15:00. Failover to 5G did not start: SIM had expired.',
        'Replaced power supply, kept the old one for the warranty.',
      ),
      requester('5G is up on my phone at least. Thanks for the updates.', 'It is back for most of us.'),
      agent(
        'Everything is back since 14:40. The backup line failed because its SIM had expired; that is fixed and will be tested every month from now on.',
        'Resolved with a new power supply. I have ordered a spare for the cupboard in {site}.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['website', 'content'],
    urgency: 1,
    subjects: [
      'Update opening hours on the website',
      'New price list for {product}',
      'Remove {newcomer} from the team page',
    ],
    openings: [
      'Please change our opening hours on the website for the week of {date}.',
      'Here is the new price list for {product}; it should be online by {date}.',
      'Could you take {newcomer} off the team page? Last day was Friday.',
    ],
    turns: [
      agent(
        'Will do. Should the old text come back automatically afterwards?',
        'Thanks. Is the Spanish page to change as well?',
      ),
      requester('Yes, that would be great.', 'Both please.'),
      agent('Done and checked on a phone, too.', 'It is live in both languages.'),
    ],
  },
]
