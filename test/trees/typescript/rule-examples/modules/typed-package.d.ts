export declare function pad(text: string): string
