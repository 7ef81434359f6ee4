export declare function describe(name: string, body: () => void): void
