import { agent, call, note, requester, type Told } from '../scenario.ts'

export const enBilling: Told[] = [
  {
    type: 'incident',
    tags: ['invoice', 'vat'],
    subjects: [
      'Wrong VAT on invoice {invoice}',
      'Invoice {invoice} has the old address',
      'PO number missing on {invoice}',
    ],
    openings: [
      'Invoice {invoice} charges VAT although we gave you our EU number on {lately}. Could you correct it?',
      'Our accounts department cannot process {invoice} without the purchase order number {order}.',
      'You are still invoicing our old address. The new one is on every order.',
    ],
    turns: [
      agent(
        'Sorry about that. I will issue a corrected invoice; is today’s date all right for you?',
        'Understood. Could you confirm the full company details once more?',
      ),
      requester('Today’s date is fine.', 'They are in the footer of this mail.'),
      agent(
        'The corrected invoice and the credit note are on their way and on the portal. Your record is updated as well.',
        'Done. A purchase order number is now mandatory for your account, so this cannot happen again.',
      ),
    ],
  },
  {
    type: 'incident',
    urgency: 3,
    tags: ['payment', 'duplicate'],
    subjects: ['Charged twice for {invoice}', 'Duplicate direct debit of {amount}', 'Two payments taken'],
    openings: [
      'We have been charged twice for invoice {invoice}: {amount} on the same day. Please refund one of them.',
      'There are two direct debits of {amount} on our statement of {lately}. Only one is due.',
    ],
    turns: [
      note(
        'Bank ran the batch of {lately} twice, three customers affected.',
        'Confirmed with the bank, recall requested.',
      ),
      agent(
        'You are right, and I apologise. The refund of {amount} was ordered today and should arrive within two working days.',
        'We are checking with the bank and I will write again today with a date.',
      ),
      requester('The refund has arrived. Thank you for being so quick.', 'All right, we will wait for your word.'),
      agent('Thank you for confirming.', 'The refund is on its way with the reference {invoice}.'),
    ],
  },
  {
    type: 'request',
    urgency: 1,
    tags: ['statement', 'copy'],
    subjects: ['Statement of account, please', 'Copy of invoice {invoice}', 'Invoices for the auditors'],
    openings: [
      'Could you send us a statement of account up to {lately}? Our auditors are asking.',
      'We seem to have mislaid invoice {invoice}. Would you mind sending it again?',
    ],
    turns: [
      agent(
        'Here it is. All invoices are on the portal under Documents as well, in case you need more.',
        'I have sent it to your accounts address just now.',
      ),
      requester('Got it, thanks. The portal is handy.', 'Received. That was fast!'),
      agent('You are welcome.', 'Happy to help.'),
    ],
  },
  {
    type: 'request',
    tags: ['refund', 'credit note'],
    subjects: [
      'When will we be credited for {order}?',
      'Refund of {amount} still missing',
      'Credit note for returned {product}',
    ],
    openings: [
      'We returned {product} from order {order} two weeks ago and have not seen the credit note yet.',
      'A refund of {amount} was promised by {colleague}. Could you tell us when to expect it?',
    ],
    turns: [
      note(
        'Goods in on {lately}, quality check was missing. Asked the warehouse.',
        'Approved by {colleague} in writing, but never entered.',
      ),
      call(
        'Rang {requester} to explain the delay and promise it for today.',
        'Called to ask for the bank details, the old ones were refused.',
      ),
      agent(
        'The credit note is out; it will be offset against your next invoice.',
        'The refund left today. Please allow two days.',
      ),
    ],
  },
]

export const enLogistics: Told[] = [
  {
    type: 'incident',
    urgency: 3,
    tags: ['delivery', 'late'],
    subjects: ['Order {order} has not arrived', 'Delivery of {order} is late', 'Tracking of {order} is stuck'],
    openings: [
      'Order {order} was due on {lately} and there is no sign of it. Tracking says "out for delivery" since Tuesday.',
      'The courier claims nobody was here, but {site} is staffed from seven to seven.',
      'We have a fitter standing idle until {order} turns up. Where is it?',
    ],
    turns: [
      agent(
        'I am onto the courier now and will tell you before noon where it is.',
        'Found: it was sorted to the depot in {place}. It will be on the first van tomorrow.',
      ),
      note(
        'Van broke down, load moved to another round, {ticketref}.',
        'Third late delivery on this round. Raise it with the carrier.',
      ),
      requester(
        'Thank you. Please have them ring when they are at the gate.',
        'All right. Tomorrow is just about fine.',
      ),
      agent(
        'Delivered at 8:50 and signed for. We have waived the carriage for the trouble.',
        'The driver confirms delivery to {site}. Sorry again for the wait.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['damage', 'transport'],
    file: 'picture',
    subjects: ['Damaged pallet in {order}', 'Broken units in today’s delivery', 'Box arrived wet'],
    openings: [
      'The pallet of {order} was tipped over in transit and five boxes of {product} are crushed. Photos attached.',
      'One box in today’s delivery was soaked through. We noted it on the delivery slip. Picture attached.',
    ],
    turns: [
      agent(
        'Thank you for noting it on the slip, that makes the claim easy. How many can still be used?',
        'So sorry. Please keep the packaging for a few days. Is the replacement urgent?',
      ),
      requester('Two out of five, I would say.', 'By {date} would be soon enough.'),
      note(
        'Claim opened, {ticketref}. Replacement approved without waiting.',
        'Insurer wants the photos in full size; forwarded.',
      ),
      agent(
        'The replacement leaves today as {order}-R; the driver takes the damaged ones back.',
        'Claim settled. You will find {amount} credited on your next invoice.',
      ),
    ],
  },
  {
    type: 'incident',
    tags: ['order', 'missing items'],
    subjects: ['Items missing from {order}', 'Wrong article delivered', 'Short delivery on {order}'],
    openings: [
      'The slip for {order} says twelve boxes, we counted ten. {product} is missing altogether.',
      'We ordered {product} and got something else, although the label outside is right.',
    ],
    turns: [
      agent(
        'Found them: two boxes stayed on our dock. They leave this afternoon.',
        'Our mistake when picking. The right ones go out today; we collect the others whenever it suits you.',
      ),
      requester('Great, we will look out for them.', 'Any morning this week.'),
      agent(
        'Delivered and collected. Thank you for your patience.',
        'I see the signature, so I will mark this as solved.',
      ),
    ],
  },
  {
    type: 'request',
    tags: ['delivery', 'address'],
    subjects: ['Change delivery address of {order}', 'Deliver {order} in the afternoon', 'Delivery slot for {site}'],
    openings: [
      'Please send {order} to {place} instead of the head office.',
      'We are closed on the morning of {date}. Could {order} come in the afternoon?',
    ],
    turns: [
      agent(
        'It had not left yet, so that was easy. You will get a new slip by mail.',
        'Asked the carrier for 14:00 to 17:00; I will confirm as soon as they do.',
      ),
      requester('Slip received, many thanks.', 'That slot suits us.'),
      agent('Confirmed. All done.', 'Confirmed by the carrier, and saved for your next orders.'),
    ],
  },
  {
    type: 'request',
    tags: ['return', 'collection'],
    subjects: ['Return label for {product}', 'Collection from {site}', 'Sending back empties'],
    openings: [
      'Could you send a return label for {product}? It is unopened, we simply need another size.',
      'There are three boxes to collect in {site}, about twenty kilos together.',
    ],
    turns: [
      agent(
        'Label attached; please stick it over the old one. They collect tomorrow between nine and one.',
        'We can come on {date}. Do you have a forklift?',
      ),
      requester('Printed and stuck on. Thank you.', 'No forklift, but two strong people.'),
      agent('Collected this morning. The credit note follows separately.', 'It is back in our warehouse. Thanks!'),
    ],
  },
]
