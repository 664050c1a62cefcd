"""Pure: the wording of all that is written: templates, snippets, their samples and linter, turns of phrase."""
