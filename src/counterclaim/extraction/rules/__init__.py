"""The rule engine: finders on Universal Dependencies, each with its lexicon; `engine` runs them in order."""
