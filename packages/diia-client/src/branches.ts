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
import { errorOf, isSuccess, readResponse } from './response.ts'
import type { Session } from './session.ts'

/** The part of a list to return. */
export interface Page {
  skip?: number
  limit?: number
}

/** Calls for branches and their offers. Create them once and keep the ids: Diia is said to ban acquirers that create many. */
export interface BranchCalls {
  listBranches(page?: Page): Promise<BranchList>
  /** @returns the id of the new branch */
  createBranch(branch: BranchInput): Promise<string>
  getBranch(branchId: string): Promise<Branch>
  /** Changing the scopes of a branch is said to have no effect; delete the branch and create another one. */
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
      const response = await session.send({
        operation: 'branch-list',
        method: 'GET',
        path: '/api/v2/acquirers/branches',
        query: queryOf(page),
      })
      return readResponse(response, branchListSchema)
    },
    createBranch: async (body) => {
      const response = await session.send({
        operation: 'branch-create',
        method: 'POST',
        path: '/api/v2/acquirers/branch',
        body,
      })
      const { _id: id } = readResponse(response, createdSchema)
      return id
    },
    getBranch: async (branchId) => {
      const response = await session.send({ operation: 'branch-read', method: 'GET', path: branchPath('v2', branchId) })
      return readResponse(response, branchSchema)
    },
    updateBranch: async (branchId, body) => {
      const response = await session.send({
        operation: 'branch-update',
        method: 'PUT',
        path: branchPath('v2', branchId),
        body,
      })
      // Sources disagree about the body of the response, and it is not needed.
      if (!isSuccess(response)) throw errorOf(response)
    },
    deleteBranch: async (branchId) => {
      const response = await session.send({
        operation: 'branch-delete',
        method: 'DELETE',
        path: branchPath('v2', branchId),
      })
      if (!isSuccess(response)) throw errorOf(response)
    },
    listOffers: async (branchId, page) => {
      const response = await session.send({
        operation: 'offer-list',
        method: 'GET',
        path: `${branchPath('v1', branchId)}/offers`,
        query: queryOf(page),
      })
      return readResponse(response, offerListSchema)
    },
    createOffer: async (branchId, body) => {
      const response = await session.send({
        operation: 'offer-create',
        method: 'POST',
        path: `${branchPath('v1', branchId)}/offer`,
        body,
      })
      const { _id: id } = readResponse(response, createdSchema)
      return id
    },
    deleteOffer: async (branchId, offerId) => {
      const path = `${branchPath('v1', branchId)}/offer/${encodeURIComponent(offerId)}`
      const response = await session.send({ operation: 'offer-delete', method: 'DELETE', path })
      if (!isSuccess(response)) throw errorOf(response)
    },
  }
}

function branchPath(version: 'v1' | 'v2', branchId: string): string {
  return `/api/${version}/acquirers/branch/${encodeURIComponent(branchId)}`
}

function queryOf({ skip = 0, limit = 100 }: Page = {}): Record<string, string> {
  return { skip: String(skip), limit: String(limit) }
}
