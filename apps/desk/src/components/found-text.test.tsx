import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FoundText } from './found-text.tsx'

test.each([
  ['Реєстрація місця', undefined, 'Реєстрація місця'],
  ['Реєстрація місця', [], 'Реєстрація місця'],
  ['Реєстрація місця', [[0, 3]], '[Реє]страція місця'],
  [
    'Реєстрація місця',
    [
      [0, 3],
      [11, 16],
    ],
    '[Реє]страція [місця]',
  ],
  ['00034', [[0, 5]], '[00034]'],
] as const)('%s with %j', (text, ranges, expected) => {
  const { container } = render(<FoundText text={text} ranges={ranges} />)
  expect(container.textContent).toBe(text)
  for (const mark of container.querySelectorAll('mark')) mark.textContent = `[${mark.textContent}]`
  expect(container.textContent).toBe(expected)
})
