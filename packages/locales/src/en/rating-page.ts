import type { RatingPageWords } from '../uk/rating-page.ts'

export const messages: RatingPageWords = {
  title: 'Rate the service',
  question: 'Would you recommend our centre to family and friends?',
  least: 'certainly not',
  most: 'certainly',
  send: 'Send the rating',
  appeal: (number) => `Application no. ${number}`,
  purpose:
    'The state measures the quality of services by these ratings, and the centre sees what to improve. Staff will see the rating beside your application.',
  once: 'You can rate once. If the service is still being provided, come back by this link later.',
  choose: 'The rating was not sent. Choose a number from 0 to 10.',
  done: ['Thank you, we have the rating', 'It is kept with the appeal. You may close the page.'],
  unknown: [
    'There is no such link',
    'The code may not have been read in full. Point the camera at the QR code again. If that does not help, tell your rating to the staff.',
  ],
  old: [
    'The time to rate is over',
    'This link worked for half a year from the day of registration. Thank you for wanting to share your opinion.',
  ],
  wait: [
    'Too many attempts',
    'Links were opened too often from this network. Try again in 15 minutes: nothing is lost.',
  ],
}
