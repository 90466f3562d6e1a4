/** The words of the frame around every page of the portal. */
export const en = {
  skip: 'Skip to the content',
  'nav.label': 'Main',
  'nav.new': 'New request',
  'nav.requests': 'My requests',
  'nav.signIn': 'Sign in',
  'account.open': 'Your account, {{name}}',
  'account.guest': 'You are looking at a single request through its link',
  'account.desk': 'Go to the agents’ desk',
  'account.signOut': 'Sign out',
  'scheme.system': 'Colours: as on your device. Change to light',
  'scheme.light': 'Colours: light. Change to dark',
  'scheme.dark': 'Colours: dark. Change to those of your device',
  offline: 'Connection lost. What you see may be out of date; it comes back by itself.',
  notSetUp: 'This help desk is not ready yet',
  'notSetUp.text': 'Whoever runs it still has to finish setting it up. Come back in a while.',
  'failed.title': 'This page could not be loaded',
  'notFound.title': 'There is nothing here',
  'notFound.text': 'The address may be incomplete, or what was here is gone.',
  'notFound.home': 'Go to the home page',

  footer: 'More about us',
}
