// npm run check: formatting, types and lint, to run before a commit.
import { checkFormat, checkTypes, lint } from '../lib/checks.mjs'

process.exitCode = (await checkFormat()) || (await checkTypes()) || (await lint())
