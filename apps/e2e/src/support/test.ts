import { mergeTests } from '@playwright/test'
import { test as galleryTest } from './gallery.ts'
import { test as readerTest } from './reader-harness.ts'
import { test as systemTest } from './test-system.ts'

/**
 * The test function of all files, with all fixtures; each fixture is created on demand. With different ones per file
 * Playwright would restart its worker processes, and each would start its own browsers and Diia.
 */
export const test = mergeTests(readerTest, systemTest, galleryTest)

export { expect } from '@playwright/test'
