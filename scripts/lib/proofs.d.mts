export declare const proofs: Record<string, { file: string; usage?: string; what: string }>
