/** The merge action: one result for all legs of a matrix. */
import { getInput } from '@actions/core'
import { mergeAction } from '#app/merge/merge-action.ts'
import { runStep } from './step.ts'

await runStep((context, tools) => mergeAction(getInput, context, tools))
