import { mergeTests } from '@playwright/test'
import { test as galleryTest } from './gallery.ts'
import { test as readerTest } from './reader-harness.ts'
import { test as standTest } from './stand.ts'

/**
 * The test of every file, with all fixtures: each is made when a test first wants it. For files that had different
 * ones Playwright would change its worker processes, and each would start browsers and Diia of its own.
 */
export const test = mergeTests(readerTest, standTest, galleryTest)

export { expect } from '@playwright/test'
