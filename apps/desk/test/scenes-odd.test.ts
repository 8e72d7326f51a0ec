import { testScenes } from './support/test-scenes.ts'

testScenes(1, 2)
