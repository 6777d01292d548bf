import fc from 'fast-check';

// The same dice each time: a red run can be run again. PROPERTY_SEED throws others, for looking further.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
