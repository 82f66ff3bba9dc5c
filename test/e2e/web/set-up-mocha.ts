// Imported before the tests, which call `describe` while they are loaded.
mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 120_000 });
