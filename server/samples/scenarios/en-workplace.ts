import { agent, call, note, requester, type Told } from '../scenario.ts'

export const enWorkplace: Told[] = [
  {
    type: 'incident',
    urgency: 3,
    tags: ['vpn', 'remote work'],
    subjects: ['VPN keeps dropping', "Can't connect to the VPN from home", 'VPN stuck on "authenticating"'],
    openings: [
      'My VPN drops every few minutes since yesterday afternoon. I reconnect, it works for a bit, then {app} freezes again. My home internet is fine.',
      'I can\'t get on the VPN at all this morning. It sits on "authenticating" and then gives up. I have a board call at eleven and need the figures from {folder}.',
      'Working from {place} this week and the VPN will not connect. It worked from the same flat last month.',
    ],
    turns: [
      agent(
        'Sorry about that. Could you tell me which version is shown under Help > About, and whether a phone hotspot behaves the same way?',
        'Thanks for letting us know. I can see your laptop {host} trying and failing. Are you on a hotel or guest network, by any chance?',
      ),
      requester(
        'It says {version}. The hotspot does the same thing.',
        'Just my own broadband, nothing special. Nobody else is using it.',
      ),
      note(
        'Certificate on {host} expired on Sunday; auto-enrolment had been failing quietly since the rename.',
        'Same MTU issue as the other fibre customers. Lowered to 1380 on the profile.',
      ),
      agent(
        'Found it: the certificate on your laptop had expired. I have issued a new one. Please restart once and try again; it should connect straight away.',
        'I have pushed a new profile to {host}. Quit the VPN completely, open it again, and it should stay up. I watched your session for twenty minutes and it held.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['mfa', 'phone'],
    subjects: ['New phone, codes go to the old one', 'Reset my two-step sign-in', 'Lost my phone over the weekend'],
    openings: [
      'I have a new phone and the sign-in codes still go to the old one, which has been wiped. Can you reset it?',
      'I lost my phone on Saturday. Nobody can get into it, but neither can I get into {app} without the codes.',
    ],
    turns: [
      call(
        'Rang {requester} to check identity before touching anything. All questions answered correctly.',
        'Called back on the number in the directory and confirmed who I was speaking to.',
      ),
      agent(
        'I have removed the old phone. Next time you sign in, you will be asked to set up the new one; keep it in your hand, it takes two minutes.',
        'The lost phone is signed out everywhere and wiped as soon as it comes online. You can register a new one at the next sign-in.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['printer'],
    subjects: ['Printer on floor {floor} is jammed again', '{printer} prints blank pages', 'Cannot print labels'],
    openings: [
      'The printer on floor {floor} has jammed for the third time this week. We clear it, and ten pages later it jams again.',
      'Everything I send to {printer} comes out blank. A colleague printed fine an hour ago.',
      'We cannot print labels on {printer}; it says "media not recognised". The lorry leaves at four.',
    ],
    turns: [
      agent(
        'Thanks. Is it always the same tray? If so, please leave that one out for now and I will send someone up.',
        'Could you send me a photo of the message on its display, and the roll you put in?',
      ),
      requester(
        'Always tray two, yes.',
        'It was the wrong roll. Somebody put the wide ones in the cupboard for the narrow ones!',
      ),
      note(
        'Pick-up roller worn out, 180k pages. Ordered with {ticketref}.',
        'Driver on the print server was rolled back after the update.',
      ),
      agent(
        'Our engineer has fitted a new roller and run a hundred pages without a jam. Tray two is back in use.',
        'All printing again. I have put a label on the cupboard so that the rolls stay where they belong.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    tags: ['laptop', 'crash'],
    file: 'log',
    subjects: ['Laptop crashes with a blue screen', '{host} restarts by itself', 'Blue screen when docking'],
    openings: [
      'My laptop has crashed with a blue screen four times since the update. It seems to happen when I plug it into the dock. I have attached the log it offered to save.',
      '{host} restarts by itself, usually in the middle of a video call. No warning, it just goes black.',
    ],
    turns: [
      agent(
        'Thank you for the log, very useful: it points at the driver of the docking station. May I connect this afternoon and replace it?',
        'That sounds like heat. Is the fan loud just before it happens?',
      ),
      requester('Any time after two is fine.', 'Now that you say it, yes, like a hairdryer.'),
      note(
        'Bugcheck 0x{code} in the dock driver, known with {version}.',
        'Fan full of dust. Swapped the unit, old one to repairs.',
      ),
      agent(
        'New driver is on, and I have docked and undocked it a dozen times without trouble. Please tell me if it so much as flickers.',
        'You have a replacement laptop with everything on it. The old one is in for cleaning; no need to do anything.',
      ),
    ],
  },
  {
    type: 'request',
    impact: 2,
    tags: ['onboarding', 'new starter'],
    subjects: ['New starter on {date}: {newcomer}', 'Set-up for {newcomer}', 'Joiner in {site}'],
    openings: [
      '{newcomer} joins us in {site} on {date}. Please set up a laptop, mailbox, {app} and the same folders as {colleague}.',
      'We have a new starter on {date}, {newcomer}, three days a week. A laptop that is light to carry would be appreciated.',
    ],
    turns: [
      agent(
        'Lovely, thanks for the notice. Will {newcomer} need a phone, and who approves access to {folder}?',
        'Noted. One question: which cost centre should the laptop go to?',
      ),
      requester('No phone for now. I approve the folder myself.', 'Please use the one of {site}.'),
      note(
        '{host} imaged and labelled. Mailbox created.',
        'Account created, groups copied from {colleague} except payroll.',
      ),
      agent(
        'All ready: {host} is at reception in an envelope with a first-day sheet. I will drop by at half past nine to help with the first sign-in.',
        'Everything is set up and tested. The temporary password will be handed over in person on {date}.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['software', 'licence'],
    subjects: ['Licence for {program}', 'Please install {program}', '{program} trial has expired'],
    openings: [
      'Could I have a licence for {program}? {colleague} has it, and we keep sending screenshots back and forth.',
      'My trial of {program} ran out today, in the middle of the drawings for {org}.',
      'Please install {program} {version} on {host}. The older one cannot open the files we are being sent.',
    ],
    turns: [
      agent(
        'We have a spare seat, so no need to buy one. I will install it remotely over lunch if you leave the laptop on.',
        'That one needs approval as it costs {amount} a year. Shall I ask your manager directly?',
      ),
      requester('Lunch is perfect.', 'Yes please, {colleague} knows about it.'),
      agent(
        'Installed and activated on {host}. Enjoy!',
        'Approved and installed. It will ask for your work address once, nothing else.',
      ),
    ],
  },
  {
    type: 'incident',
    impact: 2,
    urgency: 3,
    tags: ['meeting room', 'video'],
    subjects: [
      'No picture in meeting room {floor}',
      'Room {floor}.1: far end cannot hear us',
      'Screen sharing does not work in {site}',
    ],
    openings: [
      'The screen in meeting room {floor} stays black, whichever cable we use. We have clients in at two.',
      'In room {floor}.1 we can hear them but they cannot hear us. Restarting the panel did not help.',
    ],
    turns: [
      call(
        'Talked the room through a restart of the codec. Picture is back, sound too.',
        'On the phone with the room: the microphone was muted on the ceiling unit, easy to miss.',
      ),
      agent(
        'Glad it worked in time. I will replace the small adapter behind the screen tonight so that it does not come back.',
        'Sorted. I have printed a one-page guide and left it on the table, including the mute light.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    impact: 2,
    tags: ['phishing', 'security'],
    file: 'picture',
    subjects: [
      'Suspicious email about an unpaid invoice',
      'Is this sign-in page ours?',
      'I may have clicked on something',
    ],
    openings: [
      'Several of us got an email about an unpaid invoice with a link to "view document". It claims to come from {org}. Screenshot attached; I did not click.',
      'I think I made a mistake. I clicked a link about a missed parcel and typed my password before noticing the odd address.',
    ],
    turns: [
      agent(
        'Well spotted, it is a fake. Please leave it where it is; we are removing it from all mailboxes now.',
        'Thank you for telling us at once. I have signed you out everywhere. Please expect my call in five minutes to set a new password.',
      ),
      note(
        'Sender and link blocked, 22 copies pulled. Three clicks, no credentials sent.',
        'No foreign sign-ins, no forwarding rules. Password changed over the phone.',
      ),
      agent(
        'It is gone from every mailbox. Three people clicked, nobody typed anything. Thanks to you we were early.',
        'Your account is clean: no unknown sign-ins. You did exactly the right thing.',
      ),
    ],
  },
]
