import fc from 'fast-check';

// Loaded before the tests: properties try the same values in every run, so that a failure is the change's and not the day's.
// FAST_CHECK_SEED=1 npm run unit tries others.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_123) });
