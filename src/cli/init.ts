export const initCommand = async (_a: unknown, _b: unknown): Promise<0> => 0;
