// The same cases at each run, so that a red test is red for everyone; SEED=… explores others.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.SEED ?? 48) });
