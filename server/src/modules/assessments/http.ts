import * as contract from '@cadre/contracts'
import { directRoute, route, type Route } from '../../platform/http/route.ts'
import { addOnePost, readPosts } from './app/discussion.ts'
import { drawOne } from './app/draw-form.ts'
import { publishCode, readCode } from './app/honour-code.ts'
import { changeOne } from './app/change-assessment.ts'
import { createOne, listAll, readOne } from './app/keep-assessments.ts'
import { readMine } from './app/my-assessments.ts'
import { previewOne, regradeOne } from './app/regrade.ts'
import { readAll } from './app/results.ts'
import { readReview } from './app/review.ts'
import { closeOne, publishOne, releaseOne } from './app/run-assessment.ts'
import { readTakerStanding, saveTakerEvents } from './app/save-events.ts'
import { readOwnPaper, startOne, takeOverOne } from './app/start-attempt.ts'
import { uploadFile } from './app/upload-answers.ts'
import { closeOneAttempt, grantOne, watchOne } from './app/watch.ts'

export const assessmentRoutes: readonly Route[] = [
  route(contract.listAssessments, listAll),
  route(contract.readAssessment, readOne),
  route(contract.createAssessment, createOne),
  route(contract.changeAssessment, changeOne),
  route(contract.drawForm, drawOne),
  route(contract.publishAssessment, publishOne),
  route(contract.closeAssessment, closeOne),
  route(contract.releaseReview, releaseOne),
  route(contract.watchAssessment, watchOne),
  route(contract.grantTime, grantOne),
  route(contract.closeAttempt, closeOneAttempt),
  route(contract.myAssessments, readMine),
  route(contract.startAttempt, startOne),
  route(contract.takeOver, takeOverOne),
  route(contract.readPaper, readOwnPaper),
  directRoute(contract.saveEvents, saveTakerEvents),
  directRoute(contract.readStanding, readTakerStanding),
  route(contract.uploadAnswers, uploadFile),
  route(contract.reviewAttempt, readReview),
  route(contract.readResults, readAll),
  route(contract.previewRegrade, previewOne),
  route(contract.regrade, regradeOne),
  route(contract.readDiscussion, readPosts),
  route(contract.addPost, addOnePost),
  route(contract.readHonourCode, readCode),
  route(contract.publishHonourCode, publishCode),
]
