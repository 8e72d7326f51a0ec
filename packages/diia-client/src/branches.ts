import {
  type Branch,
  type BranchInput,
  type BranchList,
  branchListSchema,
  branchSchema,
  createdSchema,
  type OfferInput,
  type OfferList,
  offerListSchema,
} from '@diia-desk/diia-wire'
import { failureOf, isGood, readAnswer } from './answer.ts'
import type { Session } from './session.ts'

export interface Page {
  skip?: number
  limit?: number
}

/** Branches (places that ask) and their offers. Create them once and keep the ids: Diia is said to ban who makes many. */
export interface BranchCalls {
  listBranches(page?: Page): Promise<BranchList>
  /** @returns the id of the new branch */
  createBranch(branch: BranchInput): Promise<string>
  getBranch(branchId: string): Promise<Branch>
  /** Changed scopes of a branch are said to have no effect; delete it and make another. */
  updateBranch(branchId: string, branch: BranchInput): Promise<void>
  deleteBranch(branchId: string): Promise<void>
  listOffers(branchId: string, page?: Page): Promise<OfferList>
  /** @returns the id of the new offer */
  createOffer(branchId: string, offer: OfferInput): Promise<string>
  deleteOffer(branchId: string, offerId: string): Promise<void>
}

export function createBranchCalls(session: Session): BranchCalls {
  return {
    listBranches: async (page) => {
      const answer = await session.send({
        operation: 'branch-list',
        method: 'GET',
        path: '/api/v2/acquirers/branches',
        query: queryOf(page),
      })
      return readAnswer(answer, branchListSchema)
    },
    createBranch: async (body) => {
      const answer = await session.send({
        operation: 'branch-create',
        method: 'POST',
        path: '/api/v2/acquirers/branch',
        body,
      })
      const { _id: id } = readAnswer(answer, createdSchema)
      return id
    },
    getBranch: async (branchId) => {
      const answer = await session.send({ operation: 'branch-read', method: 'GET', path: branchPath('v2', branchId) })
      return readAnswer(answer, branchSchema)
    },
    updateBranch: async (branchId, body) => {
      const answer = await session.send({
        operation: 'branch-update',
        method: 'PUT',
        path: branchPath('v2', branchId),
        body,
      })
      // Sources disagree about the body, and nothing in it is needed.
      if (!isGood(answer)) throw failureOf(answer)
    },
    deleteBranch: async (branchId) => {
      const answer = await session.send({
        operation: 'branch-delete',
        method: 'DELETE',
        path: branchPath('v2', branchId),
      })
      if (!isGood(answer)) throw failureOf(answer)
    },
    listOffers: async (branchId, page) => {
      const answer = await session.send({
        operation: 'offer-list',
        method: 'GET',
        path: `${branchPath('v1', branchId)}/offers`,
        query: queryOf(page),
      })
      return readAnswer(answer, offerListSchema)
    },
    createOffer: async (branchId, body) => {
      const answer = await session.send({
        operation: 'offer-create',
        method: 'POST',
        path: `${branchPath('v1', branchId)}/offer`,
        body,
      })
      const { _id: id } = readAnswer(answer, createdSchema)
      return id
    },
    deleteOffer: async (branchId, offerId) => {
      const path = `${branchPath('v1', branchId)}/offer/${encodeURIComponent(offerId)}`
      const answer = await session.send({ operation: 'offer-delete', method: 'DELETE', path })
      if (!isGood(answer)) throw failureOf(answer)
    },
  }
}

function branchPath(version: 'v1' | 'v2', branchId: string): string {
  return `/api/${version}/acquirers/branch/${encodeURIComponent(branchId)}`
}

function queryOf({ skip = 0, limit = 100 }: Page = {}): Record<string, string> {
  return { skip: String(skip), limit: String(limit) }
}
