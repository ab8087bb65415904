export const watchCommand = async (_a: unknown, _b: unknown): Promise<0> => 0;
