export declare const proofs: Record<string, { file?: string; usage?: string; what: string }>
export declare const severalProofs: Record<string, { file?: string; what: string }>
