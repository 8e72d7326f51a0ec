// npm run check: types and lint, for the moment before a commit.
import { checkTypes, lint } from '../lib/checks.mjs'

process.exitCode = (await checkTypes()) || (await lint())
