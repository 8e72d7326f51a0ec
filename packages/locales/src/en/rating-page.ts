import type { RatingPageWords } from '../uk/rating-page.ts'

export const messages: RatingPageWords = {
  title: 'Rate the service',
  question: 'Would you recommend our centre to family and friends?',
  least: 'certainly not',
  most: 'certainly',
  send: 'Send the rating',
  appeal: (number) => `Application no. ${number}`,
  purpose:
    'The state measures the quality of services by these ratings, and the centre learns what to improve. Staff will see the rating next to your application.',
  once: 'You can rate once. If the service is still being provided, use this link again later.',
  choose: 'The rating was not sent. Choose a number from 0 to 10.',
  done: ['Thank you, we have the rating', 'It is saved with your application. You may close the page.'],
  unknown: [
    'Link not found',
    'The code may not have been read in full. Point the camera at the QR code again. If that does not help, tell the staff your rating.',
  ],
  old: [
    'The time to rate is over',
    'This link was valid for half a year from the day of registration. Thank you for wanting to share your opinion.',
  ],
  wait: [
    'Too many attempts',
    'Links were opened too often from this network. Nothing is lost. Try again in 15 minutes.',
  ],
}
