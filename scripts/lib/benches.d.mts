export declare const benches: Record<string, { file: string; usage?: string; what: string }>
