/**
 * Where the operations are that the portal calls. The contract knows that too, but brings all schemas of the desk with
 * it, a quarter of the portal's weight; a test holds this table to the contract.
 */
export const calls = {
  articles: {
    search: call('GET', '/articles/search'),
  },
  announcements: {
    current: call('GET', '/announcements/current'),
    list: call('GET', '/announcements'),
    get: call('GET', '/announcements/:id'),
    subscribe: call('POST', '/announcement-subscriptions', 204),
    confirm: call('POST', '/announcement-subscriptions/confirm/:token'),
    unsubscribe: call('POST', '/announcement-subscriptions/unsubscribe/:token'),
  },
  approvalVotes: {
    list: call('GET', '/approval-votes'),
    get: call('GET', '/approval-votes/:id'),
    decide: call('POST', '/approval-votes/:id/decision'),
    passOn: call('POST', '/approval-votes/:id/pass-on', 204),
    invitation: call('GET', '/approval-votes/by-link/:token'),
    confirm: call('POST', '/approval-votes/by-link/:token'),
    deputy: call('GET', '/me/approval-deputy'),
    changeDeputy: call('PUT', '/me/approval-deputy'),
    removeDeputy: call('DELETE', '/me/approval-deputy', 204),
  },
  catalogue: {
    list: call('GET', '/catalogue'),
    get: call('GET', '/catalogue/:id'),
    request: call('POST', '/catalogue/:id/requests', 201),
    ofTicket: call('GET', '/tickets/:number/service-request'),
  },
  deviceLabels: {
    read: call('GET', '/device-labels/:token'),
    report: call('POST', '/device-labels/:token/reports', 201),
  },
  desk: {
    public: call('GET', '/desk'),
  },
  fields: {
    list: call('GET', '/fields'),
    references: call('GET', '/fields/references'),
  },
  portal: {
    answers: call('GET', '/portal/answers'),
    deflect: call('POST', '/portal/deflections', 204),
    expectation: call('GET', '/tickets/:number/expectation'),
    submit: call('POST', '/portal/requests', 201),
  },
  remote: {
    share: call('GET', '/tickets/:number/screen-share'),
    answer: call('POST', '/remote-sessions/:id/answer', 204),
    connect: call('POST', '/remote-sessions/:id/passes', 201),
    end: call('POST', '/remote-sessions/:id/end', 204),
  },
  sessions: {
    signIn: call('POST', '/sign-in'),
    requestLink: call('POST', '/sign-in/link', 202),
    signInByLink: call('POST', '/sign-in/by-link'),
    requestReset: call('POST', '/password/reset-request', 202),
    reset: call('POST', '/password/reset'),
    openGuestLink: call('POST', '/sign-in/guest'),
    signOut: call('POST', '/sign-out', 204),
    me: call('GET', '/me'),
    updateMe: call('PATCH', '/me'),
  },
  tickets: {
    create: call('POST', '/tickets', 201),
    list: call('GET', '/tickets'),
    get: call('GET', '/tickets/:number'),
    solve: call('POST', '/tickets/:number/solve'),
    reopen: call('POST', '/tickets/:number/reopen'),
  },
  messages: {
    list: call('GET', '/tickets/:number/messages'),
    add: call('POST', '/tickets/:number/messages', 201),
  },
  problems: {
    knownErrors: call('GET', '/problems/known-errors'),
  },
  ratings: {
    invitation: call('GET', '/ratings/by-link/:token'),
    confirm: call('POST', '/ratings/by-link/:token'),
    questions: call('GET', '/ratings/questions'),
    rate: call('POST', '/tickets/:number/rating'),
  },
} as const

function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: `/${string}`, status = 200) {
  return { method, path, status }
}
