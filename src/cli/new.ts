export const newCommand = async (_a: unknown, _b: unknown): Promise<0> => 0;
